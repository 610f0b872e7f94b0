// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_TANH_HPP
#define NERVELET_CORE_MATH_TANH_HPP

#include "classify.hpp"
#include "exp.hpp"

namespace nervelet {
namespace math {

/// quotient(x^2), a polynomial of (tanh(x) / x - 1) / x^2 for |x| <= 5/8.
template <class T>
struct TanhSeries;

/// In float.
template <>
struct TanhSeries<float> {
    static constexpr float saturated = 9.02f; ///< from here on tanh(x) rounds to 1

    /// Minimax, relative error of tanh 2^-27.8.
    static constexpr float quotient(float z) {
        return -0.333332807f + z * (0.133314431f + z * (-0.0537398495f + z * (0.0206395257f + z * -0.0057054786f)));
    }
};

/// In double.
template <>
struct TanhSeries<double> {
    static constexpr double saturated = 19.07;

    /// Minimax, relative error of tanh 2^-61.2.
    static constexpr double quotient(double z) {
        constexpr double c[] = {-0.33333333333333315,   0.1333333333332975,      -0.05396825396606211,
                                0.021869488468800758,   -0.008863234313895562,   0.003592114012607332,
                                -0.0014557260284118157, 0.0005894521351208552,   -0.00023701265488102464,
                                9.156001901195097e-05,  -3.0188820637810716e-05, 6.043163683714333e-06};
        double sum = c[11];
        for (int i = 10; i >= 0; --i) {
            sum = c[i] + z * sum;
        }
        return sum;
    }
};

/// tanh(x) = 1 - 2 / (e^(2x) + 1); for |x| <= 5/8 the odd polynomial x + x^3 quotient(x^2). Largest error 1.4 ulp.
template <class T>
constexpr T tanh(T x) {
    const T magnitude = math::absolute(x);
    if (magnitude <= T(0.625)) {
        const T square = x * x;
        return math::copysign(magnitude + magnitude * square * TanhSeries<T>::quotient(square), x);
    }
    if (!(magnitude < TanhSeries<T>::saturated)) {
        return x != x ? x : math::copysign(T(1), x);
    }
    return math::copysign(T(1) - T(2) / (math::exp_of_normal(magnitude + magnitude) + T(1)), x);
}

} // namespace math
} // namespace nervelet

#endif
