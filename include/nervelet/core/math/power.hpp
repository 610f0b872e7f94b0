// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_POWER_HPP
#define NERVELET_CORE_MATH_POWER_HPP

#include <cstdint>

namespace nervelet {
namespace math {

/// base^exponent by repeated squaring, with at most 64 products. base^0 = 1. Relative error about
/// exponent * epsilon / 2.
template <class T>
constexpr T power(T base, std::uint32_t exponent) {
    T result = T(1);
    for (;;) {
        if ((exponent & 1u) != 0) {
            result = result * base;
        }
        exponent >>= 1;
        if (exponent == 0) {
            return result;
        }
        base = base * base; // only while a bit is left, because a square that is not needed could overflow
    }
}

} // namespace math
} // namespace nervelet

#endif
