// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_SIGMOID_HPP
#define NERVELET_CORE_MATH_SIGMOID_HPP

#include "classify.hpp"
#include "exp.hpp"

namespace nervelet {
namespace math {

/// sigmoid(x) of any x, from e = e^-|x|, for a caller that has e already.
template <class Number>
constexpr Number sigmoid_of_exp(Number x, Number e) {
    using T = ScalarOf<Number>;
    const Number sum = math::value_barrier(T(1) + e);
    const Number lost = e - (sum - T(1)); // rounding error of the sum; without it the error for x < 0 would be 2.4 ulp
    const Number y = (x < Number{} ? e : math::broadcast<Number>(T(1))) / sum;
    return y - y * lost;
}

/// sigmoid(x) where |x| is so large, or NaN, that e^-|x| is not normal.
template <class T>
constexpr std::enable_if_t<!IsVector<T>::value, T> sigmoid_at_the_edge(T x) {
    return x > T(0) ? T(1) : math::exp_at_the_edge(x);
}

template <class Number>
constexpr Number sigmoid(Number x);

/// In each lane of a vector, of which some may be smaller.
template <class Vector>
constexpr IfVector<Vector> sigmoid_at_the_edge(Vector x) {
    return math::lane_by_lane(x, math::sigmoid<ScalarOf<Vector>>);
}

/// sigmoid(x) = 1 / (1 + e^-x). For x < 0 it is computed as e^x / (1 + e^x), which neither overflows nor loses relative
/// accuracy. Largest error 2 ulp.
template <class Number>
constexpr Number sigmoid(Number x) {
    const Number magnitude = math::absolute(x);
    if (!math::all(magnitude <= ExpSeries<ScalarOf<Number>>::normal)) {
        return math::sigmoid_at_the_edge(x);
    }
    return math::sigmoid_of_exp(x, math::exp_of_normal(-magnitude));
}

} // namespace math
} // namespace nervelet

#endif
