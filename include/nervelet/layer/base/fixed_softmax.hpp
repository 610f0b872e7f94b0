// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_SOFTMAX_HPP
#define NERVELET_LAYER_BASE_FIXED_SOFTMAX_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "../../scalar/fixed16/softmax.hpp"
#include "fixed_dense.hpp"

namespace nervelet {
namespace detail {

/// The last layer of a network of 16 bits, with Softmax. Its logits stay in 32 bits: training makes them larger than an
/// activation can be.
template <class Derived, class T, std::size_t Inputs, class OutputShape>
struct FixedDense<Derived, T, Inputs, OutputShape, Softmax> : FixedAffine<Derived, T, Inputs, OutputShape, Softmax> {
    using Base = FixedAffine<Derived, T, Inputs, OutputShape, Softmax>;
    using Base::outputs;
    using typename Base::Scratch;
    static constexpr int delta_bits = output_delta_bits;

    /// gradient: dJ/dz, from the loss.
    struct Tape {
        std::array<std::int32_t, outputs> logits;
        std::array<T, outputs> gradient;
    };

    static constexpr const T* infer(const T* parameters, const T* x, Scratch& output) {
        auto sums = uninitialized<std::array<std::int32_t, outputs>>();
        auto exponentials = uninitialized<std::array<std::uint32_t, outputs>>();
        fixed_sums<Base::inputs, outputs>(x, parameters, sums.data());
        fixed16::subtract_from_largest<outputs, T::weight_bits>(sums.data(), exponentials.data());
        const fixed16::Softmax softmax = fixed16::Softmax::of<outputs, T::activation_bits>(exponentials.data());
        for (std::size_t o = 0; o < outputs; ++o) {
            output[o].raw = fixed16::saturate(softmax.output<T::activation_bits>(exponentials[o]));
        }
        return output.data();
    }

    /// The logits alone: the loss computes the rest.
    template <class Batch, class Generator>
    static constexpr void forward_logits(const T* parameters, const Batch& batch, Generator&) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Base::logits(parameters, batch.x(n), batch.tape(n).logits.data());
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
