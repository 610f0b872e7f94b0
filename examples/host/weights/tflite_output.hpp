// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OUTPUT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OUTPUT_HPP

#include "tflite_model.hpp"
#include "tflite_rescale.hpp"

namespace weights {
namespace tflite {

// How a .tflite model of int8 makes an output of a sum.

/// The smallest and the largest number that an operator may put out.
struct Limits {
    std::int32_t smallest;
    std::int32_t largest;
};

/// Those of the type; with ReLU from what stands for 0, with ReLU6 up to what stands for 6, or nearly.
inline Limits limits_of(const Tensor& output, Activation activation) {
    const std::int32_t smallest = output.type == ElementType::uint8 ? 0 : -128;
    Limits limits{smallest, smallest + 255};
    if (activation != Activation::none) {
        limits.smallest = zero_point_of(output);
    }
    if (activation == Activation::relu6) {
        const double largest = static_cast<double>(std::round(6.0f / output.quantization.scales[0])) +
                               static_cast<double>(zero_point_of(output));
        limits.largest =
            largest < static_cast<double>(limits.largest) ? static_cast<std::int32_t>(largest) : limits.largest;
    }
    return limits;
}

/// The output that a number in its scale, without its zero point, becomes.
inline std::int32_t limited(std::int32_t number, std::int32_t zero_point, Limits limits) {
    const std::int64_t sum = static_cast<std::int64_t>(number) + zero_point;
    return static_cast<std::int32_t>(sum < limits.smallest  ? limits.smallest
                                     : sum > limits.largest ? limits.largest
                                                            : sum);
}

/// A weight.
inline std::int32_t weight_at(const Tensor& weights, std::size_t index) {
    const std::int32_t byte = weights.constant.data[index];
    return byte < 128 ? byte : byte - 256;
}

/// The outputs of an operator with weights.
class OutputOf {
public:
    OutputOf(const Model& model, const Operator& one, Rounding rounding)
        : model_(model), one_(one), rounding_(rounding), zero_point_(zero_point_of(model.tensors[one.output])),
          limits_(limits_of(model.tensors[one.output], one.activation)) {}

    /// Of the sum of w (x - zero_point), without its bias: (sum + bias) s_x s_w / s_y, rounded, and the zero point of
    /// y. Of a sum there are 32 bits; of real models it has no more.
    std::int32_t operator()(std::uint32_t sum, std::size_t output) const {
        const std::uint32_t all = sum + bias(output);
        return limited(rescaled(static_cast<std::int32_t>(all), factor(output), rounding_), zero_point_, limits_);
    }

private:
    std::uint32_t bias(std::size_t output) const {
        return has_input(one_, 2) ? static_cast<std::uint32_t>(
                                        little_endian(model_.tensors[one_.inputs[2]].constant.data + 4 * output, 4))
                                  : 0u;
    }

    /// s_x s_w / s_y. That of a dense layer whose weights share a scale has s_x s_w rounded to float.
    Factor factor(std::size_t output) const {
        const Tensor& weights = model_.tensors[one_.inputs[1]];
        const bool is_rounded = one_.code == Code::fully_connected && weights.quantization.scales.size() == 1;
        const double product = scale_of(model_.tensors[one_.inputs[0]]) * weight_scale_of(weights, output);
        return factor_of((is_rounded ? static_cast<double>(static_cast<float>(product)) : product) /
                             scale_of(model_.tensors[one_.output]),
                         rounding_);
    }

    const Model& model_;
    const Operator& one_;
    Rounding rounding_;
    std::int32_t zero_point_;
    Limits limits_;
};

} // namespace tflite
} // namespace weights

#endif
