// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_BIAS_ONLY_HPP
#define NERVELET_LAYER_BASE_FIXED_BIAS_ONLY_HPP

#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/turn.hpp"
#include "bias_of_frozen.hpp"
#include "fixed_bias_beside.hpp"
#include "fixed_logits.hpp"
#include "fixed_sums_of_deltas.hpp"

namespace nervelet {
namespace detail {

/// What BiasOfFrozen is added to: Inner, an affine layer or a convolution of 16 bits, without its parameters.
template <class Derived, class T, class Frozen, class InnerType>
struct FixedBiasAdapter : LayerBase<Derived, T> {
    using Inner = InnerType;
    using Activation = typename Inner::Activation;
    using output_shape = typename Inner::output_shape;
    using Scratch = typename Inner::Scratch;
    static constexpr bool is_fixed16 = true;
    static constexpr bool is_bounded = Inner::is_bounded;
    static constexpr int delta_bits = Inner::delta_bits;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr std::size_t weight_count = Inner::weight_rows * Inner::weight_columns;
};

/// z = x W + b with constant W, by itself or over windows; b, in RAM, is all that learns. To the bit what the layer
/// with that b computes. The changes of an example's biases are rounded at random, by one number for all of them.
template <class Derived, class T, class Frozen, class Inner>
struct FixedBiasOnlyLayer : BiasOfFrozen<FixedBiasAdapter<Derived, T, Frozen, Inner>, T, Frozen> {
    using Base = BiasOfFrozen<FixedBiasAdapter<Derived, T, Frozen, Inner>, T, Frozen>;
    using Base::columns;
    using Base::delta_bits;
    using Base::positions;
    using typename Base::Scratch;

    template <class Number>
    static constexpr void logits(const T* bias, const T* x, Number* z) {
        Inner::logits(parameters(bias), x, z);
    }

    static constexpr const T* infer(const T* bias, const T* x, Scratch& output) {
        return Inner::infer(parameters(bias), x, output);
    }

    template <class LayerTape, class Generator>
    static constexpr const T* forward(const T* bias, const T* x, LayerTape& tape, Generator& random) {
        return Inner::forward(parameters(bias), x, tape, random);
    }

    template <class LayerTape, class X>
    static constexpr const T* output(const LayerTape& tape, const X& x) {
        return Inner::output(tape, x);
    }

    template <class LayerTape, class GradientBelow>
    static constexpr auto incoming(LayerTape& tape, const GradientBelow& below) {
        return Inner::incoming(tape, below);
    }

    template <class LayerTape>
    static constexpr std::int32_t slope(const LayerTape& tape, std::size_t output) {
        return Inner::slope(tape, output);
    }

    /// dJ/dx = W dJ/dz.
    template <class LayerTape, class GradientBelow>
    static constexpr void backward(const T*, const LayerTape& tape, const GradientBelow& below) {
        Inner::backward(Frozen::constants(), tape, below);
    }

    /// dJ/db = sum_p dJ/dz[p].
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const T* deltas = batch.tape(n).gradient.data();
            const auto row = visit.template row_of_sums<delta_bits>(fixed16::Turn::of(n, batch.count()));
            for (std::size_t j = 0; j < columns; ++j) {
                const auto sums = FixedSumsOfDeltas::of<positions, columns>(deltas + j);
                if (!Visitor::skips_zero_gradient || sums.magnitude != 0) {
                    row(first + j, sums.template of_bias<T::activation_bits>());
                }
            }
        }
    }

    /// Not known in 16 bits.
    template <class Batch>
    static constexpr fixed16::NoNorm squared_norm_bound(const Batch&) {
        return {};
    }

private:
    static constexpr FixedBiasBeside<T> parameters(const T* bias) { return {Frozen::constants(), bias}; }
};

/// BiasOnly in 16 bits; and where it is the last layer, as that is trained.
template <class T, class Frozen>
struct FixedBiasOnly : FixedBiasOnlyLayer<FixedBiasOnly<T, Frozen>, T, Frozen, typename Frozen::Inner> {
    using Inner = typename Frozen::Inner;
    using Tape = typename Inner::Tape;

    template <int Bits>
    struct BelowLoss : FixedBiasOnlyLayer<BelowLoss<Bits>, T, Frozen, typename Inner::template BelowLoss<Bits>> {
        using Tape = typename Inner::template BelowLoss<Bits>::Tape;
    };

    struct BelowLossOfLogits
        : FixedLogits<FixedBiasOnlyLayer<BelowLossOfLogits, T, Frozen, typename Inner::BelowLossOfLogits>> {};
};

} // namespace detail
} // namespace nervelet

#endif
