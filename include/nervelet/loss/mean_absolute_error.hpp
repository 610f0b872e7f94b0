// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_MEAN_ABSOLUTE_ERROR_HPP
#define NERVELET_LOSS_MEAN_ABSOLUTE_ERROR_HPP

#include <cstddef>

#include "base.hpp"

namespace nervelet {

/// L = 1/O sum_j |a_j - t_j| over the O outputs, dL/da = sign(a - t) / O, 0 where a = t.
/// Source: torch.nn.L1Loss.
struct MeanAbsoluteError : ElementwiseLoss {
    static constexpr bool is_mean = true;

    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        return output < target ? target - output : output - target;
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        return output > target ? T(1) : output < target ? T(-1) : T(0);
    }
};

} // namespace nervelet

#endif
