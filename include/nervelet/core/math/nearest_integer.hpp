// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_NEAREST_INTEGER_HPP
#define NERVELET_CORE_MATH_NEAREST_INTEGER_HPP

#include "value_barrier.hpp"

namespace nervelet {
namespace math {

/// The integer nearest to x, |x| < 2^22 (float) or 2^51 (double), rounded without a branch: adding
/// rounder = 1.5 * 2^fraction leaves it in the low bits of the sum, and subtracting that again gives it as a number.
template <class Number>
struct NearestInteger {
    Number shifted; ///< x + rounder: the low bits are those of the integer
    Number number;  ///< the integer

    static constexpr NearestInteger of(Number x) {
        const Number shifted = math::value_barrier(x + Bits<Number>::rounder);
        return NearestInteger{shifted, math::value_barrier(shifted - Bits<Number>::rounder)};
    }

    constexpr typename Bits<Number>::Signed integer() const {
        using T = ScalarOf<Number>;
        return math::bit_cast<typename Bits<Number>::Signed>(to_bits(shifted) - to_bits(T(Bits<Number>::rounder)));
    }
};

/// The number of an integer that NearestInteger can give.
template <class Number>
constexpr std::enable_if_t<!IsVector<Number>::value, Number> to_number(typename Bits<Number>::Signed integer) {
    return static_cast<Number>(integer);
}

/// In each lane of a vector, as NearestInteger does: older compilers have no conversion for vectors.
template <class Vector>
constexpr IfVector<Vector> to_number(typename Bits<Vector>::Signed integer) {
    using T = ScalarOf<Vector>;
    const auto bits = math::bit_cast<typename Bits<Vector>::Unsigned>(integer) + to_bits(T(Bits<Vector>::rounder));
    return math::value_barrier(math::value_barrier(from_bits<Vector>(bits)) - Bits<Vector>::rounder);
}

} // namespace math
} // namespace nervelet

#endif
