// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OPERATOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OPERATOR_HPP

#include "tflite_operator_name.hpp"
#include "tflite_tensor.hpp"

namespace weights {
namespace tflite {

/// The operators that are supported, by their code in the schema.
enum class Code : std::int32_t {
    add = 0,
    average_pool_2d = 1,
    conv_2d = 3,
    depthwise_conv_2d = 4,
    dequantize = 6,
    fully_connected = 9,
    logistic = 14,
    max_pool_2d = 17,
    reshape = 22,
    softmax = 25,
    pad = 34,
    mean = 40,
    quantize = 114
};

/// What an operator does to its results before it hands them over.
enum class Activation : std::int8_t { none = 0, relu = 1, relu6 = 3 };

/// How a convolution or a pool goes along rows, or along columns.
struct Steps {
    std::size_t size = 1; ///< of the window: its taps
    std::size_t stride = 1;
    std::size_t dilation = 1; ///< from one tap to the next
};

/// One operator. What is an index is one of the graph's tensors.
struct Operator {
    Code code = Code::add;
    std::vector<std::size_t> inputs; ///< no_tensor where the file leaves one out
    std::size_t output = 0;
    Activation activation = Activation::none;
    bool is_same = false; ///< padding SAME, else VALID
    Steps rows;
    Steps columns;
    std::size_t multiplier = 1; ///< of a depthwise convolution: outputs of each channel
    float beta = 1.0f;          ///< of Softmax: what its inputs are multiplied by
    std::size_t positions = 1;  ///< of MEAN: how many numbers of a channel it takes
};

constexpr std::size_t no_tensor = SIZE_MAX;

/// Whether an operator has an input at this place.
inline bool has_input(const Operator& one, std::size_t place) {
    return place < one.inputs.size() && one.inputs[place] != no_tensor;
}

/// For a message: CONV_2D, which makes 'model/conv/Conv2D' [1, 25, 5, 64] int8.
inline std::string text_of(const std::string& name, const std::vector<Tensor>& tensors, std::size_t output) {
    return name + ", which makes " + text_of(tensors[output]);
}
inline std::string text_of(const Operator& one, const std::vector<Tensor>& tensors) {
    return text_of(operator_name(static_cast<std::int32_t>(one.code)), tensors, one.output);
}

/// Refuses the file because of an operator. why: with its cure.
[[noreturn]] inline void refuse(const Operator& one, const std::vector<Tensor>& tensors, const std::string& why) {
    throw Refusal(text_of(one, tensors) + ", " + why);
}

} // namespace tflite
} // namespace weights

#endif
