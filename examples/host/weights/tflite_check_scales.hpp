// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_SCALES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_SCALES_HPP

#include "tflite_check_types.hpp"

namespace weights {
namespace tflite {

constexpr const char* convert_anew = "; convert with the converter of TensorFlow 2 and a representative_dataset";

/// The scale of a tensor that has one; in double, as everything is computed of it.
inline double scale_of(const Tensor& tensor) {
    return static_cast<double>(tensor.quantization.scales[0]);
}

inline std::int32_t zero_point_of(const Tensor& tensor) {
    return tensor.quantization.zero_points[0];
}

/// The scale of an output's weights, of which all outputs share one or each has its own.
inline double weight_scale_of(const Tensor& weights, std::size_t output) {
    const std::vector<float>& scales = weights.quantization.scales;
    return static_cast<double>(scales[scales.size() == 1 ? 0 : output]);
}

/// Checks that a tensor of 8 bits that is computed has one scale, and a zero point among its numbers.
inline void check_computed_scale(const Operator& one, const std::vector<Tensor>& tensors, std::size_t index) {
    const Tensor& tensor = tensors[index];
    if (!is_quantized(tensor.type)) {
        return;
    }
    const std::int32_t smallest = tensor.type == ElementType::int8 ? -128 : 0;
    if (tensor.quantization.scales.size() != 1 || !(tensor.quantization.scales[0] > 0.0f) ||
        zero_point_of(tensor) < smallest || zero_point_of(tensor) > smallest + 255) {
        refuse(one, tensors,
               "expects one scale above 0 and a zero point that " + text_of(tensor) + " can hold" + convert_anew);
    }
}

/// Checks the scales of weights and biases of int8: weights are symmetric, with a scale for each output or one for all;
/// the scale of a bias is that of its input times that of its weights, within 2% of the output's as TensorFlow Lite
/// asks.
inline void check_weight_scales(const Operator& one, const std::vector<Tensor>& tensors, std::size_t dimension) {
    const Tensor& weights = tensors[one.inputs[1]];
    const Quantization& its = weights.quantization;
    if (its.scales.empty() || (its.scales.size() > 1 && its.dimension != dimension)) {
        refuse(one, tensors,
               "expects weights with a scale for each output, or one for all, not " + text_of(weights) + convert_anew);
    }
    for (const std::int32_t zero_point : its.zero_points) {
        if (zero_point != 0) {
            refuse(one, tensors, "expects weights with zero point 0, not " + text_of(weights) + convert_anew);
        }
    }
    const double output_scale = scale_of(tensors[one.output]);
    const Quantization* const bias = has_input(one, 2) ? &tensors[one.inputs[2]].quantization : nullptr;
    const std::size_t outputs = weights.shape[dimension];
    if (bias != nullptr && bias->scales.size() > 1 && bias->scales.size() != outputs) {
        refuse(one, tensors, "expects a scale for each bias, or one for all" + std::string(convert_anew));
    }
    for (std::size_t i = 0; i < outputs; ++i) {
        const double scale = scale_of(tensors[one.inputs[0]]) * weight_scale_of(weights, i);
        if (!(scale / output_scale < 65536.0)) {
            refuse(one, tensors, "has scales that multiply its sums by 2^16 or more" + std::string(convert_anew));
        }
        if (bias != nullptr && !bias->scales.empty() &&
            !((std::abs)(scale - weight_scale_of(tensors[one.inputs[2]], i)) <= 0.02 * output_scale)) {
            refuse(one, tensors, "has a bias whose scale is not that of its sums" + std::string(convert_anew));
        }
    }
    for (const std::int32_t zero_point : bias == nullptr ? std::vector<std::int32_t>() : bias->zero_points) {
        if (zero_point != 0) {
            refuse(one, tensors, "expects biases with zero point 0" + std::string(convert_anew));
        }
    }
}

/// Checks that input and output have the same scale, which operators keep that only choose, average or move numbers.
inline void check_kept_scale(const Operator& one, const std::vector<Tensor>& tensors) {
    const Tensor& input = tensors[one.inputs[0]];
    if (scale_of(input) != scale_of(tensors[one.output]) ||
        zero_point_of(input) != zero_point_of(tensors[one.output])) {
        refuse(one, tensors, "expects the scale and zero point of its output in " + text_of(input) + convert_anew);
    }
}

/// Checks that a factor is below a limit, as the arithmetic needs it.
inline void check_factor(const Operator& one, const std::vector<Tensor>& tensors, bool holds) {
    if (!holds) {
        refuse(one, tensors, "has scales that are too different from each other" + std::string(convert_anew));
    }
}

/// Checks the output of an operator that makes shares of 256.
inline void check_probabilities(const Operator& one, const std::vector<Tensor>& tensors) {
    const Tensor& output = tensors[one.output];
    if (output.quantization.scales[0] != 0.00390625f || zero_point_of(output) != -128) {
        refuse(one, tensors, "expects scale 1/256 and zero point -128 of its output" + std::string(convert_anew));
    }
}

/// Refuses an operator of int8 whose tensors' scales and zero points do not fit its arithmetic.
inline void check_scales(const Operator& one, const std::vector<Tensor>& tensors) {
    const Tensor& input = tensors[one.inputs[0]];
    const Tensor& output = tensors[one.output];
    check_computed_scale(one, tensors, one.inputs[0]);
    check_computed_scale(one, tensors, one.output);
    if (!is_quantized(input.type)) {
        return;
    }
    switch (one.code) {
    case Code::conv_2d:
    case Code::fully_connected:
        check_weight_scales(one, tensors, 0);
        break;
    case Code::depthwise_conv_2d:
        check_weight_scales(one, tensors, 3);
        break;
    case Code::average_pool_2d:
    case Code::max_pool_2d:
    case Code::pad:
    case Code::reshape:
        check_kept_scale(one, tensors);
        break;
    case Code::add: {
        check_computed_scale(one, tensors, one.inputs[1]);
        const double other = scale_of(tensors[one.inputs[1]]);
        const double larger = scale_of(input) > other ? scale_of(input) : other;
        check_factor(one, tensors, 2.0 * larger / scale_of(output) < 1048576.0); // 2^20
        break;
    }
    case Code::logistic:
        check_factor(one, tensors, scale_of(input) * 134217728.0 > 1.0 && scale_of(input) < 8.0); // above 2^-27
        check_probabilities(one, tensors);
        break;
    case Code::softmax: {
        const double factor = static_cast<double>(one.beta) * scale_of(input);
        check_factor(one, tensors, factor * 67108864.0 > 1.0 && factor < 1048576.0); // above 2^-26, below 2^20
        if (input.shape.empty() || input.shape.back() > 4095) {
            refuse(one, tensors, "expects at most 4,095 classes, whose sum its arithmetic can hold; train for fewer");
        }
        check_probabilities(one, tensors);
        break;
    }
    case Code::mean:
    case Code::quantize:
        check_factor(one, tensors, scale_of(input) / scale_of(output) < 65536.0);
        break;
    case Code::dequantize:
        break;
    }
}

} // namespace tflite
} // namespace weights

#endif
