// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_LOG1P_HPP
#define NERVELET_CORE_MATH_LOG1P_HPP

#include "classify.hpp"
#include "log.hpp"
#include "value_barrier.hpp"

namespace nervelet {
namespace math {

/// log1p(x) = log(1 + x), accurate near 0. log1p(-1) = -infinity; NaN below -1. Largest error 1 ulp.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> log1p(T x) {
    using Limits = std::numeric_limits<T>;
    if (x > T(-0.29) && x < T(0.41)) {
        return x + LogSeries<T>::tail(x);
    }
    if (!(x > T(-1))) {
        return x != x ? x : x < T(-1) ? Limits::quiet_NaN() : -Limits::infinity();
    }
    if (x > (Limits::max)()) {
        return x;
    }
    // 1 + x = sum + lost exactly (Dekker 1971), log(sum + lost) = log(sum) + lost / sum.
    const T sum = math::value_barrier(T(1) + x);
    const T lost = x < T(1) ? x - (sum - T(1)) : T(1) - (sum - x);
    return math::log_of_normal(sum, typename Bits<T>::Signed(0), lost / sum);
}

/// In each lane of a vector.
template <class Vector>
constexpr IfVector<Vector> log1p(Vector x) {
    using T = ScalarOf<Vector>;
    if (!math::all(math::absolute(x) < T(1))) {
        return math::lane_by_lane(x, math::log1p<T>);
    }
    const Vector near_zero = x + LogSeries<T>::tail(x);
    const Vector sum = math::value_barrier(T(1) + x);
    const Vector lost = x - (sum - T(1));
    const Vector elsewhere = math::log_of_normal(sum, typename Bits<T>::Signed(0), lost / sum);
    return x > T(-0.29) && x < T(0.41) ? near_zero : elsewhere;
}

} // namespace math
} // namespace nervelet

#endif
