// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_TRAITS_HPP
#define NERVELET_SCALAR_TRAITS_HPP

#include "../core/fast_math.hpp"

#include <limits>

namespace nervelet {

/// What the library must know of a number type. Specialise it to add one.
/// Gradients whose squared norm reaches largest_squared_gradient are refused: below it no optimizer can overflow.
template <class T>
struct ScalarTraits {
    static constexpr bool is_supported = false;
};

template <>
struct ScalarTraits<float> {
    static constexpr bool is_supported = true;
    static constexpr float largest_squared_gradient() { return 1.2676506e30f; } // 2^100
};

template <>
struct ScalarTraits<double> {
    static constexpr bool is_supported = true;
    static constexpr double largest_squared_gradient() { return 9.7453140114e288; } // 2^960
};

/// The answer of everything that refused its input.
template <class T>
constexpr T not_a_number() {
    return std::numeric_limits<T>::quiet_NaN();
}

/// True for a learning rate or weight decay that an optimizer can use: 0 <= value <= 65536. False for NaN.
template <class T>
constexpr bool is_rate(T value) {
    return value >= T(0) && value <= T(65536);
}

/// True for a decay factor: 0 <= value < 1. False for NaN.
template <class T>
constexpr bool is_decay(T value) {
    return value >= T(0) && value < T(1);
}

/// True for an epsilon that keeps a quotient finite: 2^-37 <= value <= 1. False for NaN.
template <class T>
constexpr bool is_epsilon(T value) {
    return value >= T(1) / T(137438953472) && value <= T(1);
}

} // namespace nervelet

#endif
