// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_CLASSIFY_HPP
#define NERVELET_CORE_MATH_CLASSIFY_HPP

#include <cstdint>

#include "bits.hpp"

namespace nervelet {
namespace math {

/// |x|, also of -0, infinity and NaN.
constexpr float absolute(float x) {
    return __builtin_fabsf(x);
}

/// |x|, also of -0, infinity and NaN.
constexpr double absolute(double x) {
    return __builtin_fabs(x);
}

/// |x| in each lane.
template <class Vector>
constexpr IfVector<Vector> absolute(Vector x) {
    return from_bits<Vector>(to_bits(x) & ~to_bits(ScalarOf<Vector>(-0.0f)));
}

/// |magnitude| with the sign of `sign`.
constexpr float copysign(float magnitude, float sign) {
    return __builtin_copysignf(magnitude, sign);
}

/// |magnitude| with the sign of `sign`.
constexpr double copysign(double magnitude, double sign) {
    return __builtin_copysign(magnitude, sign);
}

/// |magnitude| with the sign of `sign` in each lane.
template <class Vector>
constexpr IfVector<Vector> copysign(Vector magnitude, Vector sign) {
    return from_bits<Vector>((to_bits(magnitude) & ~to_bits(ScalarOf<Vector>(-0.0f))) |
                             (to_bits(sign) & to_bits(ScalarOf<Vector>(-0.0f))));
}

/// Whether x is +0 or -0. Without a floating-point unit a comparison is a library call, so there the bits are tested.
template <class T>
constexpr bool is_zero(T x) {
#if defined(__arm__) && !defined(__ARM_FP)
    return static_cast<typename Bits<T>::Unsigned>(to_bits(x) << 1) == 0;
#else
    return x == T(0);
#endif
}

/// A byte is neither infinity nor NaN.
constexpr bool is_finite(std::int8_t) {
    return true;
}

/// Whether x is neither infinity nor NaN, whose exponent bits are all one. Tests the bits, because -ffinite-math-only
/// would remove a comparison.
template <class T>
constexpr bool is_finite(T x) {
    using Unsigned = typename Bits<T>::Unsigned;
    const Unsigned exponent = static_cast<Unsigned>(2 * Bits<T>::bias + 1) << Bits<T>::fraction;
    return (to_bits(x) & exponent) != exponent;
}

/// Whether x is NaN: exponent bits all one and a fraction that is not zero.
template <class T>
constexpr bool is_nan(T x) {
    using Unsigned = typename Bits<T>::Unsigned;
    const Unsigned exponent = static_cast<Unsigned>(2 * Bits<T>::bias + 1) << Bits<T>::fraction;
    return static_cast<Unsigned>(to_bits(x) << 1) > static_cast<Unsigned>(exponent << 1);
}

} // namespace math
} // namespace nervelet

#endif
