// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_MEAN_SQUARED_ERROR_HPP
#define NERVELET_LOSS_MEAN_SQUARED_ERROR_HPP

#include <cstddef>

#include "base.hpp"

namespace nervelet {

/// L = 1/O sum_j (a_j - t_j)^2 over the O outputs, dL/da = 2 (a - t) / O.
/// Source: torch.nn.MSELoss.
struct MeanSquaredError : ElementwiseLoss {
    static constexpr bool is_mean = true;

    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        return (output - target) * (output - target);
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        return T(2) * (output - target);
    }
};

} // namespace nervelet

#endif
