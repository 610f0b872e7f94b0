// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_ACTIVATION_HPP
#define NERVELET_TESTS_SUPPORT_ACTIVATION_HPP

#include "support/reference.hpp"

#include <nervelet/core/math/classify.hpp>

#include <cstddef>
#include <limits>

namespace reference {

template <class T>
constexpr T infinity() {
    return std::numeric_limits<T>::infinity();
}

template <class T>
constexpr T largest() {
    return (std::numeric_limits<T>::max)();
}

/// The largest error of a = f(z) over a reference's points. In float also z is rounded, by up to 2^-24 |z|, and moves a
/// by that times |f'(z)|; so the error is relative to |f(z)| + |z f'(z)|, the conditioning of the question.
template <class Activation, class T, std::size_t Size>
constexpr double value_error(const double (&z)[Size], const double (&value)[Size], const double (&upstream)[Size],
                             const double (&gradient)[Size], double floor = 0.0) {
    double worst = 0.0;
    for (std::size_t i = 0; i < Size; ++i) {
        const double movement = sizeof(T) < sizeof(double) ? magnitude(z[i] * gradient[i] / upstream[i]) : 0.0;
        worst = larger(worst, error(Activation::value(static_cast<T>(z[i])), value[i],
                                    larger(magnitude(value[i]) + movement, floor)));
    }
    return worst;
}

/// The largest error of dJ/dz = dJ/da f'(z), relative to dJ/dz, or to floor |dJ/da| where that is larger.
template <class Activation, class T, std::size_t Size>
constexpr double slope_error(const double (&z)[Size], const double (&upstream)[Size], const double (&gradient)[Size],
                             double floor = 0.0) {
    double worst = 0.0;
    for (std::size_t i = 0; i < Size; ++i) {
        const T x = static_cast<T>(z[i]);
        const T slope = Activation::slope(x, Activation::value(x));
        worst =
            larger(worst, error(static_cast<double>(slope) * upstream[i], gradient[i], floor * magnitude(upstream[i])));
    }
    return worst;
}

/// Whether f(z) and f'(z) are exactly these two numbers.
template <class Activation, class T>
constexpr bool maps(T z, T value, T slope) {
    const T a = Activation::value(z);
    return a == value && Activation::slope(z, a) == slope;
}

/// Whether these are f and f' at every kink.
template <class Activation, class T, std::size_t Size>
constexpr bool maps_all(const double (&z)[Size], const double (&value)[Size], const double (&slope)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (!maps<Activation>(static_cast<T>(z[i]), static_cast<T>(value[i]), static_cast<T>(slope[i]))) {
            return false;
        }
    }
    return true;
}

/// Far out, at -10^4, the smallest number and -infinity, f is value and f' is slope.
template <class Activation, class T>
constexpr bool ends_below_in(T value, T slope) {
    return maps<Activation>(T(-1e4), value, slope) && maps<Activation>(-largest<T>(), value, slope) &&
           maps<Activation>(-infinity<T>(), value, slope);
}

/// Far out, at 10^4, the largest number and infinity, f is value and f' is slope.
template <class Activation, class T>
constexpr bool ends_above_in(T value, T slope) {
    return maps<Activation>(T(1e4), value, slope) && maps<Activation>(largest<T>(), value, slope) &&
           maps<Activation>(infinity<T>(), value, slope);
}

/// Far out, at 10^4, the largest number and infinity, f is the identity.
template <class Activation, class T>
constexpr bool is_identity_above() {
    return maps<Activation>(T(1e4), T(1e4), T(1)) && maps<Activation>(largest<T>(), largest<T>(), T(1)) &&
           maps<Activation>(infinity<T>(), infinity<T>(), T(1));
}

/// f and f' are finite for every finite z: at 10^-30 3^i and its negative, up to the largest number.
template <class Activation, class T>
constexpr bool is_finite_everywhere() {
    for (T z = T(1e-30); z < largest<T>() / T(3); z *= T(3)) {
        const T above = Activation::value(z);
        const T below = Activation::value(-z);
        if (!nervelet::math::is_finite(above + Activation::slope(z, above)) ||
            !nervelet::math::is_finite(below + Activation::slope(-z, below))) {
            return false;
        }
    }
    return true;
}

/// NaN comes through, so that no bad input is hidden. At run time only: a compiler may refuse arithmetic on NaN.
template <class Activation, class T>
constexpr bool passes_nan() {
    return nervelet::math::is_nan(Activation::value(std::numeric_limits<T>::quiet_NaN()));
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_ACTIVATION_HPP
