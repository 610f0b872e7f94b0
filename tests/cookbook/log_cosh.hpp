// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_LOG_COSH_HPP
#define NERVELET_TESTS_COOKBOOK_LOG_COSH_HPP

#include <nervelet/nervelet.hpp>

/// L = 1/O sum_j log cosh(a_j - t_j) over the O outputs, dL/da = tanh(a - t) / O.
struct LogCosh : nervelet::ElementwiseLoss {
    static constexpr bool is_mean = true;

    template <class T>
    static constexpr T value(T output, T target) {
        const T size = output < target ? target - output : output - target;
        return size + nervelet::math::log1p(nervelet::math::exp(T(-2) * size)) - nervelet::math::log(T(2));
    }

    template <class T>
    static constexpr T slope(T output, T target) {
        return nervelet::math::tanh(output - target);
    }
};

#endif
