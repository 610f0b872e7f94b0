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

/// Gives dJ/dx = W dJ/dz, dJ/dz with DeltaBits.
template <std::size_t Inputs, std::size_t Outputs, int DeltaBits, class T, class GradientBelow>
constexpr void give_fixed_product(const T* weights, const T* delta, const GradientBelow& below) {
    constexpr int shift = T::weight_bits + DeltaBits - hidden_delta_bits;
    auto sums = uninitialized<std::array<std::int32_t, Inputs>>();
    fixed_sums_below<Inputs, Outputs, shift>(weights, delta, sums.data());
    below.template take<Inputs, shift>(0, sums.data());
}

/// Gives one number of dJ/dx, with hidden_delta_bits: as a sum with a fraction bit, which is what below takes at least.
template <class GradientBelow>
constexpr void give_fixed_number(const GradientBelow& below, std::size_t k, std::int32_t number) {
    const std::int32_t twice = number * 2;
    below.template take<1, 1>(k, &twice);
}

/// Where a layer's dJ/dx goes in 16 bits: f'(z) dJ/dx becomes dJ/dz of the layer below, saturated.
template <class T, class Activation>
struct FixedDeltas {
    const T* kept; ///< of the layer below: its outputs, or f'(z) where the activation keeps_slope
    T* deltas;     ///< its dJ/dz, with hidden_delta_bits; may be where f'(z) is

    /// dJ/dx of the numbers from k on, as sums with so many fraction bits more.
    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        FixedActivated<Activation>::template gradients<Size, Shift>(sums, kept + k, deltas + k);
    }

    /// dJ/dx = W dJ/dz, dJ/dz with DeltaBits. Not by give_fixed_product: at -Os GCC would no longer put it into its
    /// only caller.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void take_product(const T* weights, const T* delta) const {
        constexpr int shift = T::weight_bits + DeltaBits - hidden_delta_bits;
        auto sums = uninitialized<std::array<std::int32_t, Inputs>>();
        fixed_sums_below<Inputs, Outputs, shift>(weights, delta, sums.data());
        FixedActivated<Activation>::template gradients<Inputs, shift>(sums.data(), kept, deltas);
    }

    /// dJ/dx[k], with hidden_delta_bits.
    constexpr void take(std::size_t k, T gradient) const { give_fixed_number(*this, k, gradient.raw); }
};

/// Where a layer's dJ/dx goes in 16 bits that others share: it is added to a sum, saturated.
template <class T>
struct FixedAddInto {
    T* sums; ///< with hidden_delta_bits

    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* numbers) const {
        for (std::size_t i = 0; i < Size; ++i) {
            sums[k + i].raw = fixed16::saturate(std::int32_t(sums[k + i].raw) + (numbers[i] >> Shift));
        }
    }

    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void take_product(const T* weights, const T* delta) const {
        give_fixed_product<Inputs, Outputs, DeltaBits>(weights, delta, *this);
    }
};

} // namespace detail
} // namespace nervelet

#endif
