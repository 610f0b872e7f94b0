// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_SIGMOID_HPP
#define NERVELET_CORE_MATH_SIGMOID_HPP

#include "classify.hpp"
#include "exp.hpp"

namespace nervelet {
namespace math {

/// sigmoid(x) of any x, from e = e^-|x|, for a caller that has e already.
template <class T>
constexpr T sigmoid_of_exp(T x, T e) {
    const T sum = math::value_barrier(T(1) + e);
    const T lost = e - (sum - T(1)); // rounding error of the sum; without it the error for x < 0 would be 2.4 ulp
    const T y = (x < T(0) ? e : T(1)) / sum;
    return y - y * lost;
}

/// sigmoid(x) = 1 / (1 + e^-x). For x < 0 it is computed as e^x / (1 + e^x), which neither overflows nor loses relative
/// accuracy. Largest error 2 ulp.
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
