// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_SQRT_HPP
#define NERVELET_CORE_MATH_SQRT_HPP

#include "bits.hpp"

#include <limits>

namespace nervelet {
namespace math {

/// Square root of a finite x > 0, one bit a step: with the remainder R = 2^i (m - q^2), q gets the next bit b if
/// 2q + b <= R. One bit more than the fraction is found; since a root is never half-way between two numbers, adding it
/// rounds correctly. Not inlined: it takes much longer than a call, and is too much code for each use.
template <class T>
[[gnu::noinline]] constexpr T sqrt_by_digits(T x) {
    using Unsigned = typename Bits<T>::Unsigned;
    using Signed = typename Bits<T>::Signed;
    constexpr Unsigned one = Unsigned(1) << Bits<T>::fraction;
    const Unsigned bits = to_bits(x);
    Signed exponent = static_cast<Signed>(bits >> Bits<T>::fraction) - Bits<T>::bias;
    Unsigned remainder = bits & (one - 1);
    if (exponent == -Bits<T>::bias) {
        exponent = 1 - Bits<T>::bias;
        while (remainder < one) {
            remainder <<= 1;
            --exponent;
        }
    } else {
        remainder += one;
    }
    const Signed odd = exponent & 1;
    remainder <<= 1 + odd;
    Unsigned root = 0;
    for (Unsigned digit = one << 1; digit != 0; digit >>= 1) {
        const Unsigned trial = (root << 1) + digit;
        if (trial <= remainder) {
            remainder -= trial;
            root += digit;
        }
        remainder <<= 1;
    }
    const Signed halved = (exponent - odd) / 2 + Bits<T>::bias - 1;
    return from_bits<T>((static_cast<Unsigned>(halved) << Bits<T>::fraction) + ((root + 1) >> 1));
}

/// Square root of x > 0 by the processor's instruction, or by digits on an Arm core that has none. On Arm the
/// instruction is in assembler: for __builtin_sqrt GCC and Clang also emit a call of libm for errno, which would link
/// libm.
#if defined(__arm__) && (!defined(__ARM_FP) || (__ARM_FP & 4) == 0)
inline float sqrt_by_processor(float x) {
    return math::sqrt_by_digits(x);
}
#elif defined(__arm__)
inline float sqrt_by_processor(float x) {
    float root;
    __asm__("vsqrt.f32 %0, %1" : "=t"(root) : "t"(x));
    return root;
}
#else
inline float sqrt_by_processor(float x) {
    return __builtin_sqrtf(x);
}
#endif
#if defined(__arm__) && (!defined(__ARM_FP) || (__ARM_FP & 8) == 0)
inline double sqrt_by_processor(double x) {
    return math::sqrt_by_digits(x);
}
#elif defined(__arm__)
inline double sqrt_by_processor(double x) {
    double root;
    __asm__("vsqrt.f64 %P0, %P1" : "=w"(root) : "w"(x));
    return root;
}
#else
inline double sqrt_by_processor(double x) {
    return __builtin_sqrt(x);
}
#endif

/// Square root, correctly rounded. sqrt(-0) = -0; NaN for a negative number.
template <class T>
constexpr T sqrt(T x) {
    using Limits = std::numeric_limits<T>;
    if (!(x > T(0))) {
        return x < T(0) ? Limits::quiet_NaN() : x;
    }
    if (x > (Limits::max)()) {
        return x;
    }
    return math::constant_evaluated() ? math::sqrt_by_digits(x) : math::sqrt_by_processor(x);
}

/// Whether the processor has an instruction for the square root of a T.
template <class T>
constexpr bool processor_has_root() {
#if defined(__arm__) && defined(__ARM_FP)
    return (__ARM_FP & static_cast<int>(sizeof(T))) != 0; // bit 2 is float, bit 3 double
#elif defined(__arm__)
    return false;
#else
    return true;
#endif
}

/// sqrt(x) of x >= 0. Where the processor has an instruction, it needs no test for zero and infinity, which
/// sqrt_by_digits cannot take.
template <class T>
constexpr T sqrt_of_nonnegative(T x) {
    return processor_has_root<T>() && !math::constant_evaluated() ? math::sqrt_by_processor(x) : math::sqrt(x);
}

} // namespace math
} // namespace nervelet

#endif
