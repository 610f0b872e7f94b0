// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_GATE_HPP
#define NERVELET_SCALAR_FIXED16_GATE_HPP

#include <cstdint>

#include "logistic.hpp"
#include "magnitude.hpp"

namespace nervelet {
namespace fixed16 {

// The gates of recurrent layers and what multiplies by them: numbers in [-1, 1] with 15 fraction bits, 4 more than an
// activation of Fixed16, because a state that is kept over many steps is rounded in every one of them.

constexpr int gate_bits = 15;                               ///< fraction bits of a gate
constexpr std::int32_t gate_one = 32768;                    ///< 1, which no gate reaches
constexpr std::int32_t largest_gate = gate_one - 1;         ///< the largest one
constexpr int gradient_of_state_bits = 24;                  ///< fraction bits of dJ/dh, in 32
constexpr std::int32_t largest_gradient_of_state = 1 << 30; ///< 64: what it is saturated at

/// The sigmoid of a z with FractionBits, |z| < 2^30. At most 2.2 units of the last place from the exact value.
template <int FractionBits>
constexpr std::int32_t gate_sigmoid(std::int32_t z) {
    const std::int32_t share = (logistic_of_minus<FractionBits>(static_cast<std::int32_t>(magnitude(z))) + 1) >> 1;
    const std::int32_t gate = z < 0 ? share : gate_one - share;
    return gate < largest_gate ? gate : largest_gate;
}

/// tanh(z), |z| < 2^29: f(-z) is -f(z) to the bit. At most 3.7 units of the last place from the exact value.
template <int FractionBits>
constexpr std::int32_t gate_tanh(std::int32_t z) {
    const std::int32_t rest = logistic_of_minus<FractionBits>(static_cast<std::int32_t>(2 * magnitude(z)));
    const std::int32_t size = rest > 0 ? gate_one - rest : largest_gate;
    return z < 0 ? -size : size;
}

/// number factor / 2^15, rounded to the nearest, ties up: two multiplications in 32 bits, because not every processor
/// multiplies in 64. |number| <= 2^30, |factor| <= 2^15.
constexpr std::int32_t times_gate(std::int32_t number, std::int32_t factor) {
    return (number >> gate_bits) * factor + (((number & largest_gate) * factor + (gate_one >> 1)) >> gate_bits);
}

/// A sum as dJ/dh, saturated.
constexpr std::int32_t gradient_of_state(std::int64_t sum) {
    return sum > largest_gradient_of_state    ? largest_gradient_of_state
           : sum < -largest_gradient_of_state ? -largest_gradient_of_state
                                              : static_cast<std::int32_t>(sum);
}

} // namespace fixed16
} // namespace nervelet

#endif
