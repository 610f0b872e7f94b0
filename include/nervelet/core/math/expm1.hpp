// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_EXPM1_HPP
#define NERVELET_CORE_MATH_EXPM1_HPP

#include "classify.hpp"
#include "exp.hpp"
#include "nearest_integer.hpp"

namespace nervelet {
namespace math {

/// expm1(x) where 2^k, k = round(x / ln 2), is a normal number.
template <class Number>
constexpr Number expm1_of_normal(Number x) {
    using T = ScalarOf<Number>;
    using Series = ExpSeries<T>;
    const auto k = NearestInteger<Number>::of(x * Series::log2_e);
    const Number high = math::value_barrier(x - k.number * Series::ln2_high);
    const Number low = k.number * Series::ln2_low;
    const Number power = math::power_of_two<Number>(k.integer());
    // (2^k - 1) + 2^k high is nearly exact, so only the small second term has rounding errors.
    const Number head = math::value_barrier(math::value_barrier(power - T(1)) + math::value_barrier(power * high));
    return head + power * (Series::tail(high - low) - low);
}

/// expm1(x) where |x| is so large, or NaN, that subtracting 1 changes nothing, or gives -1.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> expm1_at_the_edge(T x) {
    return x < T(0) ? T(-1) : math::exp(x);
}

template <class Number>
constexpr Number expm1(Number x);

/// In each lane of a vector, of which some may be smaller.
template <class Vector>
constexpr IfVector<Vector> expm1_at_the_edge(Vector x) {
    return math::lane_by_lane(x, math::expm1<ScalarOf<Vector>>);
}

/// expm1(x) = e^x - 1 = (2^k - 1) + 2^k (e^r - 1), x = k ln(2) + r, without cancellation near 0. Largest error 1.7 ulp.
template <class Number>
constexpr Number expm1(Number x) {
    using T = ScalarOf<Number>;
    constexpr T saturated = T(Bits<T>::fraction - 3); // e^20 > 2^28, e^49 > 2^70: subtracting 1 changes nothing
    if (!math::all(math::absolute(x) <= saturated)) {
        return math::expm1_at_the_edge(x);
    }
    const auto is_tiny = math::absolute(x) < std::numeric_limits<T>::epsilon() / T(4);
    return is_tiny ? x : math::expm1_of_normal(x); // x also keeps the sign of -0
}

} // namespace math
} // namespace nervelet

#endif
