// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_RECIPROCAL_HPP
#define NERVELET_CORE_MATH_RECIPROCAL_HPP

#include <cstdint>

// Cortex-M0 and M0+ have no instruction for a division, and the compiler's routine is longer than what is needed here.
#if defined(__GNUC__) && defined(__arm__) && !defined(__ARM_FEATURE_IDIV)
#define NERVELET_HAS_NO_DIVISION 1
#endif

namespace nervelet {
namespace math {

/// 2^30 / number, rounded down, bit by bit, for a number from 2^15 to 2^16.
constexpr std::uint32_t reciprocal_by_bits(std::uint32_t number) {
    std::uint32_t rest = 1u << 15;
    std::uint32_t quotient = 0;
    for (int place = 0; place < 16; ++place) {
        quotient <<= 1;
        if (rest >= number) {
            rest -= number;
            ++quotient;
        }
        rest <<= 1;
    }
    return quotient;
}

/// The same in the way that this processor is good at.
constexpr std::uint32_t reciprocal(std::uint32_t number) {
#if defined(NERVELET_HAS_NO_DIVISION)
    return reciprocal_by_bits(number);
#else
    return (1u << 30) / number;
#endif
}

} // namespace math
} // namespace nervelet

#endif
