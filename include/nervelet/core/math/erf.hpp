// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_ERF_HPP
#define NERVELET_CORE_MATH_ERF_HPP

#include "classify.hpp"
#include "exp.hpp"
#include "polynomial.hpp"

namespace nervelet {
namespace math {

/// Polynomials for erf and erfc: near_zero(x^2) = erf(x) / x - 1 for |x| <= 1, and
/// scaled(t) = erfc(x) e^(x^2) (x + 1/2) for x >= 1/2, with t = (x - centre) / (x + centre), which maps x >= 1/2 to an
/// interval of finite length.
template <class T>
struct ErfSeries;

/// In float.
template <>
struct ErfSeries<float> {
    static constexpr float one = 4.0f;        ///< from here on erf(x) rounds to 1 and erfc(-x) to 2
    static constexpr float vanished = 10.06f; ///< from here on erfc(x) rounds to 0
    static constexpr float centre = 3.0f;

    /// Minimax, relative error of erf 2^-34.
    template <class Number>
    static constexpr Number near_zero(Number z) {
        const Number upper = 0.00522094546f + z * (-0.000848282769f + z * (0.00011256944f + z * -9.64151332e-06f));
        return 0.128379166f + z * (-0.376126379f + z * (0.112837821f + z * (-0.0268654004f + z * upper)));
    }

    /// Minimax, relative error of erfc 2^-28.3.
    template <class Number>
    static constexpr Number scaled(Number t) {
        const Number upper =
            0.0341694914f + t * (-0.0118829906f + t * (0.00119323831f + t * (0.000920076272f + t * -0.000260618021f)));
        return 0.626504004f +
               t * (-0.0678105205f + t * (-0.0237811673f + t * (0.0648212656f + t * (-0.0596366376f + t * upper))));
    }
};

/// In double.
template <>
struct ErfSeries<double> {
    static constexpr double one = 6.0;
    static constexpr double vanished = 27.24;
    static constexpr double centre = 3.75;

    /// Minimax, relative error of erf 2^-68.
    template <class Number>
    static constexpr Number near_zero(Number z) {
        constexpr double c[] = {0.1283791670955126,      -0.37612638903183754,    0.11283791670955119,
                                -0.02686617064512973,    0.005223977625422058,    -0.0008548327021851497,
                                0.00012055332899290384,  -1.4925647463311437e-05, 1.6462043374538728e-06,
                                -1.6364613998835982e-07, 1.4792142107370636e-08,  -1.2163021534315798e-09,
                                8.703723163290188e-11,   -4.222799275622554e-12};
        return math::polynomial(c, z);
    }

    /// Minimax, relative error of erfc 2^-62.
    template <class Number>
    static constexpr Number scaled(Number t) {
        constexpr double c[] = {
            0.6187563154189137,     -0.07012029929277351,    0.0017927077427318684,  0.04113836924507518,
            -0.05440196507085581,   0.04615216058011471,     -0.029346699295202845,  0.014181138710419046,
            -0.004873289775033329,  0.0008778129202781756,   0.00014685680968996422, -0.00014507701930459923,
            2.58246262908589e-05,   1.119209441572371e-05,   -5.722203292748049e-06, -4.868475613883411e-07,
            8.758347276370799e-07,  -2.8287849467613528e-08, -1.289493596851164e-07, 1.1080099020193577e-08,
            1.8577353207637615e-08, -1.4114120131570163e-09, -1.94472354757653e-09};
        return math::polynomial(c, t);
    }
};

/// erfc(x) = e^(-x^2) scaled(t) / (x + 1/2) for 1/2 <= x <= vanished. A rounded x^2 would cost x^2 ulp, so
/// x^2 = h^2 + (x - h)(x + h), where h is x rounded to half its bits, so that h^2 is exact.
template <class Number>
constexpr Number erfc_tail(Number x) {
    using T = ScalarOf<Number>;
    using Series = ErfSeries<T>;
    using Unsigned = typename Bits<T>::Unsigned;
    constexpr Unsigned unit = Unsigned(1) << ((Bits<T>::fraction + 2) / 2);
    const Number h = from_bits<Number>((to_bits(x) + unit / 2) & ~(unit - 1));
    const Number square = h * h;
    const Number shifted = math::value_barrier(x + T(0.5));
    const Number lost = x - (shifted - T(0.5)); // rounding error: 1 / (shifted + lost) = e^(-lost / shifted) / shifted
    const Number rest = math::value_barrier(h - x) * (h + x) - lost / shifted;
    const Number scaled = Series::scaled((x - Series::centre) / (x + Series::centre)) / shifted;
    return scaled * (math::all(square <= ExpSeries<T>::normal) ? math::exp_of_normal(-square, rest)
                                                               : math::exp_of_subnormal(-square, rest));
}

/// erf(x) for |x| <= 1.
template <class Number>
constexpr Number erf_of_small(Number x) {
    const Number magnitude = math::absolute(x);
    return math::copysign(magnitude + magnitude * ErfSeries<ScalarOf<Number>>::near_zero(x * x), x);
}

/// erf(x) = 2 / sqrt(pi) * integral of e^(-t^2) over [0, x]. Largest error 1.4 ulp.
template <class T>
constexpr T erf(T x) {
    using Series = ErfSeries<T>;
    if (x != x) {
        return x;
    }
    const T magnitude = math::absolute(x);
    if (magnitude <= T(1)) {
        return math::erf_of_small(x);
    }
    return math::copysign(magnitude >= Series::one ? T(1) : T(1) - math::erfc_tail(magnitude), x);
}

/// erfc(x) = 1 - erf(x), with relative accuracy for large x too. Largest error 4 ulp.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> erfc(T x) {
    using Series = ErfSeries<T>;
    if (x != x) {
        return x;
    }
    if (math::absolute(x) < T(0.5)) {
        return T(1) - math::erf(x);
    }
    if (x < T(0)) {
        return x <= -Series::one ? T(2) : T(2) - math::erfc_tail(-x);
    }
    return x >= Series::vanished ? T(0) : math::erfc_tail(x);
}

/// In each lane of a vector, where no e^(-x^2) is subnormal.
template <class Vector>
constexpr IfVector<Vector> erfc(Vector x) {
    using T = ScalarOf<Vector>;
    using Series = ErfSeries<T>;
    const Vector magnitude = math::absolute(x);
    if (!math::all(magnitude < T(0.9) * Series::vanished)) {
        return math::lane_by_lane(x, math::erfc<T>);
    }
    const Vector tail = math::erfc_tail(magnitude);
    const Vector of_negative = x <= -Series::one ? math::broadcast<Vector>(T(2)) : T(2) - tail;
    return magnitude < T(0.5) ? T(1) - math::erf_of_small(x) : x < Vector{} ? of_negative : tail;
}

} // namespace math
} // namespace nervelet

#endif
