// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_QUANTIZE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_QUANTIZE_HPP

#include "tflite_output.hpp"

namespace weights {
namespace tflite {

/// What a tensor holds: whole numbers, or fractions if it is of float32.
struct Numbers {
    std::vector<std::int32_t> whole;
    std::vector<float> fractions;
};

/// QUANTIZE: to another scale, from fractions or from whole numbers.
inline std::vector<std::int32_t> quantized(const Model& model, const Operator& one, const Numbers& x,
                                           Rounding rounding) {
    const Tensor& output = model.tensors[one.output];
    const Limits limits = limits_of(output, Activation::none);
    std::vector<std::int32_t> y;
    for (const float number : x.fractions) {
        const float nearest = std::round(number / output.quantization.scales[0]);
        const float inside = nearest < -1e6f ? -1e6f : nearest < 1e6f ? nearest : 1e6f;
        y.push_back(limited(static_cast<std::int32_t>(inside), zero_point_of(output), limits));
    }
    for (const std::int32_t number : x.whole) {
        const Tensor& input = model.tensors[one.inputs[0]];
        const Factor factor = factor_of(scale_of(input) / scale_of(output), rounding);
        const std::int32_t steps = rescaled(number - zero_point_of(input), factor, rounding);
        y.push_back(limited(steps, zero_point_of(output), limits));
    }
    return y;
}

/// DEQUANTIZE
inline std::vector<float> dequantized(const Model& model, const Operator& one, const std::vector<std::int32_t>& x) {
    const Tensor& input = model.tensors[one.inputs[0]];
    std::vector<float> y;
    for (const std::int32_t number : x) {
        y.push_back(static_cast<float>(scale_of(input) * static_cast<double>(number - zero_point_of(input))));
    }
    return y;
}

} // namespace tflite
} // namespace weights

#endif
