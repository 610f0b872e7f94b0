// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_DELTAS_HPP
#define NERVELET_LAYER_BASE_FIXED_DELTAS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "../../scalar/fixed16/saturate.hpp"
#include "fixed_activated.hpp"
#include "fixed_sums.hpp"

namespace nervelet {
namespace detail {

/// Fraction bits of dJ/dz of a layer that another one stands above: up to 8 in steps of 1/4096.
constexpr int hidden_delta_bits = 12;

/// Fraction bits of dJ/dz of the last layer: up to 2 in steps of 1/16384.
constexpr int output_delta_bits = 14;

/// Where a layer's dJ/dx goes in 16 bits: f'(z) dJ/dx becomes dJ/dz of the layer below, saturated.
template <class T, class Activation>
struct FixedDeltas {
    const T* outputs; ///< of the layer below
    T* deltas;        ///< its dJ/dz, with hidden_delta_bits

    /// dJ/dx of the numbers from k on, as sums with so many fraction bits more.
    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        FixedActivated<Activation>::template gradients<Size, Shift>(sums, outputs + k, deltas + k);
    }

    /// dJ/dx = W dJ/dz, dJ/dz with DeltaBits.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void take_product(const T* weights, const T* delta) const {
        constexpr int shift = T::weight_bits + DeltaBits - hidden_delta_bits;
        auto sums = uninitialized<std::array<std::int32_t, Inputs>>();
        fixed_sums_below<Inputs, Outputs, shift>(weights, delta, sums.data());
        take<Inputs, shift>(0, sums.data());
    }
};

} // namespace detail
} // namespace nervelet

#endif
