// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_LOG_COSH_HPP
#define NERVELET_TESTS_COOKBOOK_LOG_COSH_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// L = 1/O sum_j log cosh(a_j - t_j) over the O outputs, dL/da = tanh(a - t) / O.
struct LogCosh : nn::ElementwiseLoss {
    static constexpr bool is_mean = true;

    template <class T>
    static constexpr T value(T output, T target) {
        const T size = output < target ? target - output : output - target;
        return size + nn::math::log1p(nn::math::exp(T(-2) * size)) - nn::math::log(T(2));
    }

    template <class T>
    static constexpr T slope(T output, T target) {
        return nn::math::tanh(output - target);
    }
};

#endif
