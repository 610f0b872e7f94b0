// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_SIGMOID_HPP
#define NERVELET_CORE_MATH_SIGMOID_HPP

#include "classify.hpp"
#include "exp.hpp"

namespace nervelet {
namespace math {

/// sigmoid(x), also at the edge, from e = e^-|x|, for whoever has that already.
template <class T>
constexpr T sigmoid_of_exp(T x, T e) {
    const T sum = T(1) + e;
    const T lost = e - (sum - T(1)); // what rounding took from the sum; without it x < 0 would cost 2.4 ulp
    const T y = (x < T(0) ? e : T(1)) / sum;
    return y - y * lost;
}

/// 1 / (1 + e^-x); for x < 0 as e^x / (1 + e^x), which neither overflows nor loses its relative accuracy.
/// Largest error 2 ulp.
template <class T>
constexpr T sigmoid(T x) {
    const T magnitude = math::absolute(x);
    if (!(magnitude <= ExpSeries<T>::normal)) {
        return x > T(0) ? T(1) : math::exp_at_the_edge(x);
    }
    return math::sigmoid_of_exp(x, math::exp_of_normal(-magnitude));
}

} // namespace math
} // namespace nervelet

#endif
