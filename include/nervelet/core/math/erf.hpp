// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_ERF_HPP
#define NERVELET_CORE_MATH_ERF_HPP

#include "classify.hpp"
#include "exp.hpp"

namespace nervelet {
namespace math {

/// small(x^2) = erf(x) / x - 1 on |x| <= 1; scaled(t) = erfc(x) e^(x^2) (x + centre) on x >= 1/2,
/// t = (x - centre) / (x + centre), which maps the half line to an interval.
template <typename T>
struct ErfSeries;

template <>
struct ErfSeries<float> {
    static constexpr float one = 4.0f;        // erf rounds to 1 and erfc(-x) to 2
    static constexpr float vanished = 10.06f; // erfc rounds to 0
    static constexpr float centre = 2.25f;

    // Minimax, relative error of erf 2^-34.
    static constexpr float small(float z) {
        const float upper = 0.00522094546f + z * (-0.000848282769f + z * (0.00011256944f + z * -9.64151332e-06f));
        return 0.128379166f + z * (-0.376126379f + z * (0.112837821f + z * (-0.0268654004f + z * upper)));
    }

    // Minimax, relative error of erfc 2^-31.
    static constexpr float scaled(float t) {
        const float upper = 0.0116551695f + t * (-0.000801389106f +
                                                 t * (-0.00161538192f + t * (9.55979922e-05f + t * 0.000233896877f)));
        return 1.03989267f +
               t * (-0.751959026f + t * (0.37151745f + t * (-0.101210155f + t * (-0.00361035718f + t * upper))));
    }
};

template <>
struct ErfSeries<double> {
    static constexpr double one = 6.0;
    static constexpr double vanished = 27.24;
    static constexpr double centre = 3.75;

    // Minimax, relative error of erf 2^-68.
    static constexpr double small(double z) {
        constexpr double c[] = {0.1283791670955126,      -0.37612638903183754,    0.11283791670955119,
                                -0.02686617064512973,    0.005223977625422058,    -0.0008548327021851497,
                                0.00012055332899290384,  -1.4925647463311437e-05, 1.6462043374538728e-06,
                                -1.6364613998835982e-07, 1.4792142107370636e-08,  -1.2163021534315798e-09,
                                8.703723163290188e-11,   -4.222799275622554e-12};
        double sum = c[13];
        for (int i = 12; i >= 0; --i) {
            sum = c[i] + z * sum;
        }
        return sum;
    }

    // Minimax, relative error of erfc 2^-61.
    static constexpr double scaled(double t) {
        constexpr double c[] = {
            1.0919229095627891,     -0.9587415766529096,    0.7363189252217518,      -0.490470291207678,
            0.27906204903377313,    -0.13195540117854293,   0.04911877861557789,     -0.012535880041046532,
            0.0009863380756046727,  0.0007948231009155367,  -0.00034864682633199863, 1.0593972451337893e-05,
            3.7471606098194834e-05, -8.903835474425839e-06, -3.2892246528187224e-06, 1.655652743385316e-06,
            2.7958320306944266e-07, -2.627672921265072e-07, -2.6732176926417015e-08, 3.884420745432465e-08,
            3.1703061558834917e-09, -4.120646962632726e-09, -3.1190256693049715e-10};
        double sum = c[22];
        for (int i = 21; i >= 0; --i) {
            sum = c[i] + t * sum;
        }
        return sum;
    }
};

/// erfc(x) = e^(-x^2) scaled(t) / (x + centre) for 1/2 <= x <= vanished. The rounding of x^2 would cost x^2 ulp, hence
/// x^2 = h^2 + (x - h)(x + h), where h is x without its lower bits and h^2 is exact.
template <typename T>
constexpr T erfc_tail(T x) {
    using Series = ErfSeries<T>;
    using Unsigned = typename Bits<T>::Unsigned;
    constexpr Unsigned lower = (Unsigned(1) << ((Bits<T>::fraction + 2) / 2)) - 1;
    const T h = from_bits<T>(to_bits(x) & ~lower);
    const T inverse = T(1) / (x + Series::centre);
    const T scaled = Series::scaled((x - Series::centre) * inverse) * inverse;
    const T rest = (h - x) * (h + x);
    const T e = math::exp(-h * h);
    return scaled * (e + e * (rest + ExpSeries<T>::tail(rest)));
}

/// erf(x) = 2 / sqrt(pi) * integral of e^(-t^2) over [0, x].
template <typename T>
constexpr T erf(T x) {
    using Series = ErfSeries<T>;
    if (x != x) {
        return x;
    }
    const T magnitude = math::absolute(x);
    if (magnitude <= T(1)) {
        return math::copysign(magnitude + magnitude * Series::small(x * x), x);
    }
    return math::copysign(magnitude >= Series::one ? T(1) : T(1) - math::erfc_tail(magnitude), x);
}

/// erfc(x) = 1 - erf(x), with relative accuracy for large x too.
template <typename T>
constexpr T erfc(T x) {
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

} // namespace math
} // namespace nervelet

#endif
