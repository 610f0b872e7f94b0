// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_CLASSIFY_HPP
#define NERVELET_CORE_MATH_CLASSIFY_HPP

#include "bits.hpp"

namespace nervelet {
namespace math {

/// |x|, also of -0, infinity and NaN.
constexpr float absolute(float x) {
    return __builtin_fabsf(x);
}
constexpr double absolute(double x) {
    return __builtin_fabs(x);
}

/// |magnitude| with the sign of `sign`.
constexpr float copysign(float magnitude, float sign) {
    return __builtin_copysignf(magnitude, sign);
}
constexpr double copysign(double magnitude, double sign) {
    return __builtin_copysign(magnitude, sign);
}

/// +0 or -0. Where comparing numbers is a call, looking at their bits is not.
template <class T>
constexpr bool is_zero(T x) {
#if defined(__arm__) && !defined(__ARM_FP)
    return static_cast<typename Bits<T>::Unsigned>(to_bits(x) << 1) == 0;
#else
    return x == T(0);
#endif
}

/// Exponent bits all one: infinity or NaN. The bits are asked, so that -ffinite-math-only cannot remove the question.
template <class T>
constexpr bool is_finite(T x) {
    using Unsigned = typename Bits<T>::Unsigned;
    const Unsigned exponent = static_cast<Unsigned>(2 * Bits<T>::bias + 1) << Bits<T>::fraction;
    return (to_bits(x) & exponent) != exponent;
}

/// Exponent bits all one and a fraction that is not zero.
template <class T>
constexpr bool is_nan(T x) {
    using Unsigned = typename Bits<T>::Unsigned;
    const Unsigned exponent = static_cast<Unsigned>(2 * Bits<T>::bias + 1) << Bits<T>::fraction;
    return static_cast<Unsigned>(to_bits(x) << 1) > static_cast<Unsigned>(exponent << 1);
}

} // namespace math
} // namespace nervelet

#endif
