// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_TEXT_HPP

#include "quantized_layer.hpp"
#include "quantized_padding.hpp"
#include "quantized_rules.hpp"

namespace weights {
namespace tflite {

// How the layers of a float network that are no sums are written.

inline std::string activation_text(const Operator& one) {
    return one.activation == Activation::relu    ? ", nervelet::ReLU"
           : one.activation == Activation::relu6 ? ", nervelet::ReLU6"
                                                 : "";
}

inline std::string kernel_text(const Operator& one) {
    return one.rows.size == one.columns.size
               ? std::to_string(one.rows.size)
               : "nervelet::Kernel<" + std::to_string(one.rows.size) + ", " + std::to_string(one.columns.size) + ">";
}

/// ", nervelet::Stride<2>". usual: the stride that needs no word.
inline std::string stride_text(const Operator& one, std::size_t usual_rows, std::size_t usual_columns) {
    if (one.rows.stride == usual_rows && one.columns.stride == usual_columns) {
        return "";
    }
    return ", nervelet::Stride<" + std::to_string(one.rows.stride) +
           (one.rows.stride == one.columns.stride ? "" : ", " + std::to_string(one.columns.stride)) + ">";
}

/// Conv2D<8, 3, nervelet::ReLU>, and the others that see a map. pad: the PAD before it; input: rows, columns and
/// channels of the map.
inline std::string map_layer_text(const Operator& one, const Operator* pad, const std::vector<Tensor>& tensors,
                                  const Extents& input) {
    const bool is_convolution = one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d;
    const std::string pads = padding_text(one, pad, tensors, input);
    const std::string windows = is_convolution ? stride_text(one, 1, 1) + pads : "";
    const std::string activation =
        activation_text(one).empty() && !windows.empty() ? ", nervelet::Identity" : activation_text(one);
    switch (sees_one_channel(one, tensors) ? Code::conv_2d : one.code) {
    case Code::conv_2d:
        return "Conv2D<" + std::to_string(tensors[one.output].shape[3]) + ", " + kernel_text(one) + activation +
               windows + ">";
    case Code::depthwise_conv_2d: {
        const std::string multiplier =
            one.multiplier == 1 ? "" : ", nervelet::Multiplier<" + std::to_string(one.multiplier) + ">";
        return "DepthwiseConv2D<" + kernel_text(one) +
               (multiplier.empty() || !activation.empty() ? activation : ", nervelet::Identity") + windows +
               multiplier + ">";
    }
    case Code::average_pool_2d:
        return "AveragePool2D<" + kernel_text(one) + stride_text(one, one.rows.size, one.columns.size) + pads + ">";
    default:
        return "MaxPool2D<" + kernel_text(one) + stride_text(one, one.rows.size, one.columns.size) + pads + ">";
    }
}

/// Dense<8, nervelet::ReLU>
inline std::string dense_text(const QuantizedLayer& layer, const std::vector<Tensor>& tensors) {
    return "Dense<" + std::to_string(count_of(tensors[layer.one->output].shape)) +
           (layer.softmax != nullptr   ? ", nervelet::Softmax"
            : layer.sigmoid != nullptr ? ", nervelet::Sigmoid"
                                       : activation_text(*layer.one)) +
           ">";
}

} // namespace tflite
} // namespace weights

#endif
