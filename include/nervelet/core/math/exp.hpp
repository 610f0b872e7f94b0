// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_EXP_HPP
#define NERVELET_CORE_MATH_EXP_HPP

#include "bits.hpp"
#include "classify.hpp"
#include "nearest_integer.hpp"
#include "polynomial.hpp"

#include <array>
#include <limits>

namespace nervelet {
namespace math {

/// tail(r), a polynomial of e^r - 1 - r for |r| <= ln(2)/2, and the constants of the reduction x = k ln(2) + r, where
/// ln(2) = ln2_high + ln2_low.
template <class T>
struct ExpSeries;

/// In float.
template <>
struct ExpSeries<float> {
    static constexpr float log2_e = 1.44269502f;
    static constexpr float ln2_high = 0.693145752f; ///< 16 bits: k * ln2_high is exact
    static constexpr float ln2_low = 1.42860677e-06f;
    static constexpr float normal = 87.0f;        ///< e^x is a normal number for |x| <= normal
    static constexpr float largest = 88.7228317f; ///< above it e^x is infinite
    static constexpr float smallest = -104.0f;    ///< below it e^x is 0
    // step and rise are chosen so that e^step and e^-rise are floats up to relative errors of 2^-34 and 2^-38.
    static constexpr float step = 3.0654296875f;
    static constexpr float exp_of_step = 21.4436741f;
    static constexpr float rise = 19.390625f;
    static constexpr float exp_of_minus_rise = 3.7910417e-09f;

    /// Minimax, relative error of e^r 2^-28.3: tail(r) = r^2 (c[0] + c[1] r + ...).
    static constexpr std::array<float, 5> coefficients() {
        return {{0.49999994f, 0.166665196f, 0.0416684039f, 0.00836884603f, 0.00138141972f}};
    }

    template <class Number>
    static constexpr Number tail(Number r) {
        constexpr std::array<float, 5> c = coefficients();
        return r * r * (c[0] + r * (c[1] + r * (c[2] + r * (c[3] + r * c[4]))));
    }
};

/// In double.
template <>
struct ExpSeries<double> {
    static constexpr double log2_e = 1.4426950408889634;
    static constexpr double ln2_high = 0.6931471805592082; ///< 40 bits
    static constexpr double ln2_low = 7.371002565167799e-13;
    static constexpr double normal = 708.0;
    static constexpr double largest = 709.782712893384;
    static constexpr double smallest = -746.0;
    static constexpr double step = 9.46875;
    static constexpr double exp_of_step = 12948.69124683357;
    static constexpr double rise = 56.16015625;
    static constexpr double exp_of_minus_rise = 4.073371662667104e-25;

    /// Minimax, relative error of e^r 2^-64.
    template <class Number>
    static constexpr Number tail(Number r) {
        constexpr double c[] = {0.5,
                                0.16666666666666682,
                                0.04166666666666609,
                                0.008333333333316803,
                                0.0013888888889118129,
                                0.00019841269896975485,
                                2.480158692392827e-05,
                                2.7557234254840458e-06,
                                2.755758263225211e-07,
                                2.511225331141111e-08,
                                2.082678641757003e-09};
        return r * r * math::polynomial(c, r);
    }
};

/// e^(x + low) = 2^k e^r for |x| <= normal and |low| <= 1/16, k = round(x / ln 2), |r| <= ln(2)/2. low holds bits of
/// the argument that x has no space for. Source: Cody and Waite 1980.
template <class Number>
constexpr Number exp_of_normal(Number x, Number low = Number{}) {
    using T = ScalarOf<Number>;
    using Series = ExpSeries<T>;
    const auto k = NearestInteger<Number>::of(x * Series::log2_e);
    const Number high = math::value_barrier(x - k.number * Series::ln2_high);
    const Number r = high - (k.number * Series::ln2_low - low);
    const Number y = T(1) + (r + Series::tail(r));
    // The shift moves k into the exponent.
    return from_bits<Number>(to_bits(y) + (to_bits(k.shifted) << Bits<T>::fraction));
}

/// e^(x + low) for smallest <= x < -normal, as e^(x + rise) e^-rise: x + rise is exact and the result is rounded once.
template <class Number>
constexpr Number exp_of_subnormal(Number x, Number low = Number{}) {
    using Series = ExpSeries<ScalarOf<Number>>;
    return math::exp_of_normal(x + Series::rise, low) * Series::exp_of_minus_rise;
}

/// exp(x) where |x| <= normal does not hold, also for NaN. A function of its own, so that `exp` stays short where it is
/// inlined.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> exp_at_the_edge(T x) {
    using Series = ExpSeries<T>;
    if (!(x <= Series::largest)) {
        return x != x ? x : std::numeric_limits<T>::infinity();
    }
    if (x < Series::smallest) {
        return T(0);
    }
    return x < T(0) ? math::exp_of_subnormal(x) : math::exp_of_normal(x - Series::step) * Series::exp_of_step;
}

template <class Number>
constexpr Number exp(Number x);

/// In each lane of a vector, of which some may be normal.
template <class Vector>
constexpr IfVector<Vector> exp_at_the_edge(Vector x) {
    return math::lane_by_lane(x, math::exp<ScalarOf<Vector>>);
}

/// exp(x) = e^x. exp(-infinity) = 0, exp(infinity) = infinity. Largest error 1.7 ulp, 1.1 ulp for |x| <= normal. This
/// and the errors of the other functions are measured by tests/core/math/ulp_sweep.cpp.
template <class Number>
constexpr Number exp(Number x) {
    return math::all(math::absolute(x) <= ExpSeries<ScalarOf<Number>>::normal) ? math::exp_of_normal(x)
                                                                               : math::exp_at_the_edge(x);
}

/// exp(x) for x <= normal, in less code: a result that would be subnormal is 0.
template <class Number>
constexpr Number exp_or_zero(Number x) {
    return x >= -ExpSeries<ScalarOf<Number>>::normal ? math::exp_of_normal(x) : x != x ? x : Number{};
}

} // namespace math
} // namespace nervelet

#endif
