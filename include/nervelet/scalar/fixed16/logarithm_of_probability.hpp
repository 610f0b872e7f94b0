// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_LOGARITHM_OF_PROBABILITY_HPP
#define NERVELET_SCALAR_FIXED16_LOGARITHM_OF_PROBABILITY_HPP

#include <cstdint>

#include "logarithm.hpp"

namespace nervelet {
namespace fixed16 {

/// The natural logarithm, with 16 fraction bits, of a probability with FractionBits: that of 2^k times it, which is at
/// least 1, less k log 2. At most 6.5 units of the last place from the exact value; that of 1 is 0. Zero counts as half
/// of its last place, so that a probability of 15 fraction bits that vanished costs log 65536 = 11.09.
template <int FractionBits>
constexpr std::int32_t logarithm_of_probability(std::uint32_t probability) {
    static_assert(FractionBits >= 0 && FractionBits <= 16,
                  "logarithm_of_probability<FractionBits>: expected 0 to 16 fraction bits.");
    std::int32_t k = FractionBits - 15;
    std::uint32_t number = probability == 0 ? 1 : 2 * probability; // with one fraction bit more
    for (; number < 65536u; number <<= 1) {
        ++k;
    }
    return logarithm(number) - ((k * 2907270 + 2907270 + 32) >> 6); // 2^22 log 2
}

} // namespace fixed16
} // namespace nervelet

#endif
