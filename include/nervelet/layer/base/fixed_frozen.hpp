// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_FROZEN_HPP
#define NERVELET_LAYER_BASE_FIXED_FROZEN_HPP

#include <cstddef>
#include <cstdint>

#include "frozen_layer.hpp"

namespace nervelet {
namespace detail {

/// A frozen layer of 16 bits, as it stands below another one or as the last one below a loss.
template <class Derived, class T, class Inner, class Source>
struct FixedFrozenLayer : FrozenLayer<Derived, T, Inner, Source> {
    using Base = FrozenLayer<Derived, T, Inner, Source>;
    static constexpr bool is_fixed16 = true;
    static constexpr int delta_bits = Inner::delta_bits;
    static constexpr bool is_bounded = Inner::is_bounded;

    template <class Batch, class Generator>
    static constexpr void forward_logits(const T*, const Batch& batch, Generator& random) {
        Inner::forward_logits(Base::constants(), batch, random);
    }

    template <class LayerTape>
    static constexpr std::int32_t slope(const LayerTape& tape, std::size_t output) {
        return Inner::slope(tape, output);
    }
};

/// Frozen in 16 bits; and where it is the last layer, as that is trained.
template <class Derived, class T, class Inner, class Source>
struct FixedFrozen : FixedFrozenLayer<Derived, T, Inner, Source> {
    template <int Bits>
    struct BelowLoss : FixedFrozenLayer<BelowLoss<Bits>, T, typename Inner::template BelowLoss<Bits>, Source> {};

    struct BelowLossOfLogits : FixedFrozenLayer<BelowLossOfLogits, T, typename Inner::BelowLossOfLogits, Source> {};
};

} // namespace detail
} // namespace nervelet

#endif
