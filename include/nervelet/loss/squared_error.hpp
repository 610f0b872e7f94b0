// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_SQUARED_ERROR_HPP
#define NERVELET_LOSS_SQUARED_ERROR_HPP

#include <cstddef>

#include "base.hpp"

namespace nervelet {

/// L = 1/2 sum_j (a_j - t_j)^2, dL/da = a - t. With the mean over N examples this is 1/(2N) sum ||a - t||^2.
/// Source: General feed forward neural networks, eq. 2.18 and 2.23.
struct SquaredError : ElementwiseLoss {
    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        return (output - target) * (output - target) / T(2);
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        return output - target;
    }
};

} // namespace nervelet

#endif
