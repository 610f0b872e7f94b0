// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_DELTAS_HPP
#define NERVELET_LAYER_BASE_FIXED_DELTAS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "fixed_activation.hpp"
#include "fixed_sums.hpp"

namespace nervelet {
namespace detail {

/// Fraction bits of dJ/dz of a layer that another one stands above: up to 8 in steps of 1/4096.
constexpr int hidden_delta_bits = 12;

/// Where a layer's dJ/dx goes in 16 bits: f'(z) dJ/dx becomes dJ/dz of the layer below, saturated.
template <class T, class Activation>
struct FixedDeltas {
    const T* kept; ///< of the layer below: its outputs, or f'(z) where the activation keeps_slope
    T* deltas;     ///< its dJ/dz, with hidden_delta_bits; may be where f'(z) is

    /// dJ/dx = W dJ/dz, dJ/dz with DeltaBits.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void take_product(const T* weights, const T* delta) const {
        constexpr int shift = T::weight_bits + DeltaBits - hidden_delta_bits;
        auto sums = uninitialized<std::array<std::int32_t, Inputs>>();
        fixed_sums_below<Inputs, Outputs, shift>(weights, delta, sums.data());
        for (std::size_t i = 0; i < Inputs; ++i) {
            deltas[i].raw = FixedForm<Activation, T>::gradient(kept[i].raw, sums[i] >> shift);
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
