// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_STATE_GRADIENTS_HPP
#define NERVELET_LAYER_BASE_FIXED_STATE_GRADIENTS_HPP

#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed16/gate.hpp"
#include "fixed_deltas.hpp"

namespace nervelet {
namespace detail {

/// A sum with Bits fraction bits more than hidden_delta_bits, and half of 2^Bits in it, as dJ/dh, saturated. With 1 it
/// is that of give_fixed_number(), exactly.
template <int Bits>
constexpr std::int32_t fixed_gradient_of_state(std::int32_t sum) {
    constexpr int down = hidden_delta_bits + Bits - fixed16::gradient_of_state_bits;
    const std::int64_t exact = std::int64_t(sum) - (Bits > 1 ? (std::int64_t(1) << Bits) / 2 : 0);
    return fixed16::gradient_of_state(down > 0 ? exact >> (down > 0 ? down : 0)
                                               : exact * (std::int64_t(1) << (down < 0 ? -down : 0)));
}

/// Where dJ/dh of a recurrent layer goes in 16 bits: it is kept in 32, because what is left of it after many steps
/// back is far smaller than a last bit of dJ/dz.
struct FixedStateGradients {
    std::int32_t* gradient;

    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        for (std::size_t i = 0; i < Size; ++i) {
            gradient[k + i] = fixed_gradient_of_state<Shift>(sums[i]);
        }
    }

    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits, class T>
    constexpr void take_product(const T* weights, const T* delta) const {
        give_fixed_product<Inputs, Outputs, DeltaBits>(weights, delta, *this);
    }

    template <class T>
    constexpr void take(std::size_t k, T number) const {
        give_fixed_number(*this, k, number.raw);
    }
};

/// The same, added to what has come from a later step.
struct FixedAddToState {
    std::int32_t* gradient;

    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        for (std::size_t i = 0; i < Size; ++i) {
            gradient[k + i] =
                fixed16::gradient_of_state(std::int64_t(gradient[k + i]) + fixed_gradient_of_state<Shift>(sums[i]));
        }
    }
};

/// Where dJ/dx of one step goes: from number `first` on of what is below.
template <class GradientBelow>
struct FixedPlaceFrom {
    GradientBelow below;
    std::size_t first;

    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        below.template take<Size, Shift>(first + k, sums);
    }
};

} // namespace detail
} // namespace nervelet

#endif
