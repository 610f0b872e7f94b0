// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_MEAN_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_MEAN_HPP

#include "tflite_output.hpp"

namespace weights {
namespace tflite {

/// s_x / s_y / n: the fraction of s_x / s_y, times the highest power of two up to n, is divided by n and cut off; the
/// power goes into the exponent, which stays at -31 or above.
inline Factor factor_of_mean(double number, std::size_t positions, Rounding rounding) {
    const Factor whole = factor_of(number, rounding);
    int shift = 0;
    for (std::size_t rest = positions; rest > 1 && shift < 31 + whole.exponent; rest /= 2) {
        ++shift;
    }
    const std::int64_t fraction = static_cast<std::int64_t>(whole.fraction) << shift;
    return {static_cast<std::int32_t>(fraction / static_cast<std::int64_t>(positions)), whole.exponent - shift};
}

/// MEAN over all positions, with n of them: (sum - n z_x) s_x / s_y / n, rounded, and z_y; where x and y have the same
/// scale and zero point, sum / n without its fraction.
inline std::vector<std::int32_t> means(const Model& model, const Operator& one, const std::vector<std::int32_t>& x,
                                       Rounding rounding) {
    const Tensor& input = model.tensors[one.inputs[0]];
    const Tensor& output = model.tensors[one.output];
    const std::int32_t count = static_cast<std::int32_t>(one.positions);
    const bool is_same = scale_of(input) == scale_of(output) && zero_point_of(input) == zero_point_of(output);
    const Factor factor = factor_of_mean(scale_of(input) / scale_of(output), one.positions, rounding);
    std::vector<std::int32_t> sums(output.shape.back(), 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        sums[i % sums.size()] += x[i];
    }
    std::vector<std::int32_t> y;
    for (const std::int32_t sum : sums) {
        const std::int32_t steps = rescaled(sum - count * zero_point_of(input), factor, rounding);
        y.push_back(is_same ? sum / count : limited(steps, zero_point_of(output), limits_of(output, Activation::none)));
    }
    return y;
}

} // namespace tflite
} // namespace weights

#endif
