// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_SATURATION_HPP
#define NERVELET_CORE_MATH_SATURATION_HPP

#include "bits.hpp"

#include <cstdint>

// Cortex-M3 and above saturate by one instruction, of which GCC does not think in a loop.
#if defined(__GNUC__) && defined(__ARM_FEATURE_SAT) && defined(NERVELET_HAS_CONSTANT_EVALUATED)
#define NERVELET_HAS_SATURATION 1
#endif

namespace nervelet {
namespace math {

/// Whatever the processor: it is what constant expressions take. One comparison for what fits.
constexpr std::int16_t saturate_by_comparison(std::int32_t number) {
    const std::int16_t low = static_cast<std::int16_t>(number);
    return low == number ? low : static_cast<std::int16_t>(number < 0 ? -32768 : 32767);
}

/// The same from zero on.
constexpr std::int16_t saturate_from_zero_by_comparison(std::int32_t number) {
    return static_cast<std::int16_t>(static_cast<std::uint32_t>(number) <= 32767u ? number : number < 0 ? 0 : 32767);
}

#if defined(NERVELET_HAS_SATURATION)
inline std::int16_t saturate_by_processor(std::int32_t number) {
    std::int32_t nearest;
    __asm__("ssat %0, #16, %1" : "=r"(nearest) : "r"(number));
    return static_cast<std::int16_t>(nearest);
}

inline std::int16_t saturate_from_zero_by_processor(std::int32_t number) {
    std::int32_t nearest;
    __asm__("usat %0, #15, %1" : "=r"(nearest) : "r"(number));
    return static_cast<std::int16_t>(nearest);
}
#endif

/// The 16-bit integer nearest to a number.
constexpr std::int16_t saturate_to_16(std::int32_t number) {
#if defined(NERVELET_HAS_SATURATION)
    return math::constant_evaluated() ? saturate_by_comparison(number) : saturate_by_processor(number);
#else
    return saturate_by_comparison(number);
#endif
}

/// The nearest that is not negative.
constexpr std::int16_t saturate_to_16_from_zero(std::int32_t number) {
#if defined(NERVELET_HAS_SATURATION)
    return math::constant_evaluated() ? saturate_from_zero_by_comparison(number)
                                      : saturate_from_zero_by_processor(number);
#else
    return saturate_from_zero_by_comparison(number);
#endif
}

} // namespace math
} // namespace nervelet

#endif
