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

/// The last layer of a network of 16 bits, with Softmax.
template <class Derived, class T, std::size_t Inputs, class OutputShape, int DeltaBits>
struct FixedDense<Derived, T, Inputs, OutputShape, Softmax, DeltaBits>
    : FixedAffine<Derived, T, Inputs, OutputShape, Softmax, DeltaBits> {
    using Base = FixedAffine<Derived, T, Inputs, OutputShape, Softmax, DeltaBits>;
    using Base::outputs;
    using typename Base::Scratch;

    /// The same as it is trained.
    struct BelowLossOfLogits
        : FixedLogits<FixedAffine<BelowLossOfLogits, T, Inputs, OutputShape, Softmax, logits_delta_bits>> {};
    using Tape = typename BelowLossOfLogits::Tape;

    template <class Parameters>
    static constexpr const T* infer(Parameters parameters, const T* x, Scratch& output) {
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
};

} // namespace detail
} // namespace nervelet

#endif
