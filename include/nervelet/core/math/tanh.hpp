// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_TANH_HPP
#define NERVELET_CORE_MATH_TANH_HPP

#include "classify.hpp"
#include "exp.hpp"
#include "polynomial.hpp"

#include <array>

namespace nervelet {
namespace math {

/// quotient(x^2), a polynomial of (tanh(x) / x - 1) / x^2 for |x| <= 5/8.
template <class T>
struct TanhSeries;

/// In float.
template <>
struct TanhSeries<float> {
    static constexpr float saturated = 9.02f; ///< from here on tanh(x) rounds to 1

    /// Minimax, relative error of tanh 2^-27.8: quotient(z) = c[0] + c[1] z + ...
    static constexpr std::array<float, 5> coefficients() {
        return {{-0.333332807f, 0.133314431f, -0.0537398495f, 0.0206395257f, -0.0057054786f}};
    }

    template <class Number>
    static constexpr Number quotient(Number z) {
        constexpr std::array<float, 5> c = coefficients();
        return c[0] + z * (c[1] + z * (c[2] + z * (c[3] + z * c[4])));
    }
};

/// In double.
template <>
struct TanhSeries<double> {
    static constexpr double saturated = 19.07;

    /// Minimax, relative error of tanh 2^-61.2.
    template <class Number>
    static constexpr Number quotient(Number z) {
        constexpr double c[] = {-0.33333333333333315,   0.1333333333332975,      -0.05396825396606211,
                                0.021869488468800758,   -0.008863234313895562,   0.003592114012607332,
                                -0.0014557260284118157, 0.0005894521351208552,   -0.00023701265488102464,
                                9.156001901195097e-05,  -3.0188820637810716e-05, 6.043163683714333e-06};
        return math::polynomial(c, z);
    }
};

/// tanh(x) for 0 <= x <= 5/8.
template <class Number>
constexpr Number tanh_of_small(Number x) {
    const Number square = x * x;
    return x + x * square * TanhSeries<ScalarOf<Number>>::quotient(square);
}

/// tanh(|x|) with the sign of x where |x| is so large that it is 1, and NaN of NaN.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> tanh_at_the_edge(T x) {
    return x != x ? x : math::copysign(T(1), x);
}

template <class Number>
constexpr Number tanh(Number x);

/// In each lane of a vector, of which some may be smaller.
template <class Vector>
constexpr IfVector<Vector> tanh_at_the_edge(Vector x) {
    return math::lane_by_lane(x, math::tanh<ScalarOf<Vector>>);
}

/// tanh(x) = 1 - 2 / (e^(2x) + 1); for |x| <= 5/8 the odd polynomial x + x^3 quotient(x^2). Largest error 1.4 ulp.
template <class Number>
constexpr Number tanh(Number x) {
    using T = ScalarOf<Number>;
    const Number magnitude = math::absolute(x);
    const auto is_small = magnitude <= T(0.625);
    if (math::all(is_small)) {
        return math::copysign(math::tanh_of_small(magnitude), x);
    }
    if (!math::all(magnitude < TanhSeries<T>::saturated)) {
        return math::tanh_at_the_edge(x);
    }
    const Number elsewhere = T(1) - T(2) / (math::exp_of_normal(magnitude + magnitude) + T(1));
    return math::copysign(is_small ? math::tanh_of_small(magnitude) : elsewhere, x);
}

} // namespace math
} // namespace nervelet

#endif
