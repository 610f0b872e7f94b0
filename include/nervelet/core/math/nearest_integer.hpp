// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_NEAREST_INTEGER_HPP
#define NERVELET_CORE_MATH_NEAREST_INTEGER_HPP

#include "value_barrier.hpp"

namespace nervelet {
namespace math {

/// The integer nearest to x, |x| < 2^22 (float) or 2^51 (double), rounded without a branch: adding
/// rounder = 1.5 * 2^fraction leaves it in the low bits of the sum, and subtracting that again gives it as a number.
template <class T>
struct NearestInteger {
    T shifted; ///< x + rounder: the low bits are those of the integer
    T number;  ///< the integer

    static constexpr NearestInteger of(T x) {
        const T shifted = math::value_barrier(x + Bits<T>::rounder);
        return NearestInteger{shifted, math::value_barrier(shifted - Bits<T>::rounder)};
    }

    constexpr typename Bits<T>::Signed integer() const {
        return static_cast<typename Bits<T>::Signed>(to_bits(shifted) - to_bits(T(Bits<T>::rounder)));
    }
};

} // namespace math
} // namespace nervelet

#endif
