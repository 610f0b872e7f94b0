// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_WINDOWS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_WINDOWS_HPP

#include "tflite_output.hpp"
#include "tflite_windows.hpp"

namespace weights {
namespace tflite {

// Convolutions and pools of a .tflite model of int8: x is the input, row after row, channels last.

/// CONV_2D, with weights [output][tap][input].
inline std::vector<std::int32_t> convolved(const Model& model, const Operator& one, const std::vector<std::int32_t>& x,
                                           Rounding rounding) {
    const Tensor& weights = model.tensors[one.inputs[1]];
    const Tensor& output = model.tensors[one.output];
    const std::size_t inputs = channels_of(model.tensors[one.inputs[0]]);
    const std::int32_t zero_point = zero_point_of(model.tensors[one.inputs[0]]);
    const OutputOf output_of(model, one, rounding);
    std::vector<std::int32_t> y;
    for (std::size_t place = 0; place < places_of(output); ++place) {
        for (std::size_t j = 0; j < channels_of(output); ++j) {
            std::uint32_t sum = 0;
            for_each_tap(model, one, place, [&](std::size_t from, std::size_t tap) {
                const std::int32_t* const numbers = x.data() + from * inputs;
                const std::size_t first = (j * one.rows.size * one.columns.size + tap) * inputs;
                for (std::size_t i = 0; i < inputs; ++i) {
                    sum += static_cast<std::uint32_t>(weight_at(weights, first + i) * (numbers[i] - zero_point));
                }
            });
            y.push_back(output_of(sum, j));
        }
    }
    return y;
}

/// DEPTHWISE_CONV_2D, with weights [tap][output], where output j is of input j / multiplier.
inline std::vector<std::int32_t> convolved_depthwise(const Model& model, const Operator& one,
                                                     const std::vector<std::int32_t>& x, Rounding rounding) {
    const Tensor& weights = model.tensors[one.inputs[1]];
    const Tensor& output = model.tensors[one.output];
    const std::size_t inputs = channels_of(model.tensors[one.inputs[0]]);
    const std::int32_t zero_point = zero_point_of(model.tensors[one.inputs[0]]);
    const OutputOf output_of(model, one, rounding);
    std::vector<std::int32_t> y;
    for (std::size_t place = 0; place < places_of(output); ++place) {
        for (std::size_t j = 0; j < channels_of(output); ++j) {
            std::uint32_t sum = 0;
            for_each_tap(model, one, place, [&](std::size_t from, std::size_t tap) {
                sum += static_cast<std::uint32_t>(weight_at(weights, tap * channels_of(output) + j) *
                                                  (x[from * inputs + j / one.multiplier] - zero_point));
            });
            y.push_back(output_of(sum, j));
        }
    }
    return y;
}

/// MAX_POOL_2D: the largest number of a window. AVERAGE_POOL_2D: the mean of those in it that lie in the input, ties
/// away from zero.
inline std::vector<std::int32_t> pooled(const Model& model, const Operator& one, const std::vector<std::int32_t>& x) {
    const Tensor& output = model.tensors[one.output];
    const Limits limits = limits_of(output, one.activation);
    std::vector<std::int32_t> y;
    for (std::size_t place = 0; place < places_of(output); ++place) {
        for (std::size_t j = 0; j < channels_of(output); ++j) {
            std::int32_t largest = -128;
            std::int64_t sum = 0;
            std::int64_t count = 0;
            for_each_tap(model, one, place, [&](std::size_t from, std::size_t) {
                const std::int32_t number = x[from * channels_of(output) + j];
                largest = number > largest ? number : largest;
                sum += number;
                ++count;
            });
            const std::int64_t mean = (sum > 0 ? sum + count / 2 : sum - count / 2) / count;
            const bool is_max = one.code == Code::max_pool_2d;
            y.push_back(limited(is_max ? largest : static_cast<std::int32_t>(mean), 0, limits));
        }
    }
    return y;
}

} // namespace tflite
} // namespace weights

#endif
