// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_TEXT_HPP

#include "quantized_layer.hpp"
#include "quantized_padding.hpp"
#include "quantized_rules.hpp"

namespace weights {
namespace tflite {

/// How the type of a float network is written in C++.
struct TypeWords {
    /// nervelet::Network<float, nervelet::Input<49, 10, 1>, ...>; layers: each with what comes before it.
    static std::string network(const Extents& input, const std::string& layers) {
        return "nervelet::Network<float, nervelet::Input<" + arguments_text(input) + ">" + layers + ">";
    }

    /// A layer with what comes before it.
    static std::string next(const std::string& layer) { return ", nervelet::" + layer; }

    static std::string activation(const Operator& one) {
        return one.activation == Activation::relu    ? ", nervelet::ReLU"
               : one.activation == Activation::relu6 ? ", nervelet::ReLU6"
                                                     : "";
    }

    /// Conv2D<8, 3, nervelet::ReLU>, and the others that see a map. pad: the PAD before it; input: rows, columns and
    /// channels of the map.
    static std::string map_layer(const Operator& one, const Operator* pad, const std::vector<Tensor>& tensors,
                                 const Extents& input) {
        const bool is_convolution = one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d;
        const std::string pads = padding(padding_of(one, pad, tensors, input));
        const std::string windows = is_convolution ? stride(one, 1, 1) + pads : "";
        const std::string its = activation(one).empty() && !windows.empty() ? ", nervelet::Identity" : activation(one);
        switch (sees_one_channel(one, tensors) ? Code::conv_2d : one.code) {
        case Code::conv_2d:
            return "Conv2D<" + std::to_string(tensors[one.output].shape[3]) + ", " + kernel(one) + its + windows + ">";
        case Code::depthwise_conv_2d: {
            const std::string multiplier =
                one.multiplier == 1 ? "" : ", nervelet::Multiplier<" + std::to_string(one.multiplier) + ">";
            return "DepthwiseConv2D<" + kernel(one) +
                   (multiplier.empty() || !its.empty() ? its : ", nervelet::Identity") + windows + multiplier + ">";
        }
        case Code::average_pool_2d:
            return "AveragePool2D<" + kernel(one) + stride(one, one.rows.size, one.columns.size) + pads + ">";
        default:
            return "MaxPool2D<" + kernel(one) + stride(one, one.rows.size, one.columns.size) + pads + ">";
        }
    }

    /// Dense<8, nervelet::ReLU>
    static std::string dense(const QuantizedLayer& layer, const std::vector<Tensor>& tensors) {
        return "Dense<" + std::to_string(count_of(tensors[layer.one->output].shape)) +
               (layer.softmax != nullptr   ? ", nervelet::Softmax"
                : layer.sigmoid != nullptr ? ", nervelet::Sigmoid"
                                           : activation(*layer.one)) +
               ">";
    }

    static std::string mean() { return "GlobalAveragePool"; }

    /// Bytes of another scale are those of a depthwise convolution of one tap with weights of 1.
    static std::string other_scale() { return "DepthwiseConv2D<1>"; }

    /// inner: of next() each.
    static std::string residual(const std::string& inner, const Operator& one) {
        return "Residual<" + inner.substr(2) + activation(one) + ">";
    }

private:
    static std::string kernel(const Operator& one) {
        return one.rows.size == one.columns.size ? std::to_string(one.rows.size)
                                                 : "nervelet::Kernel<" + std::to_string(one.rows.size) + ", " +
                                                       std::to_string(one.columns.size) + ">";
    }

    /// ", nervelet::Stride<2>". usual: the stride that needs no word.
    static std::string stride(const Operator& one, std::size_t usual_rows, std::size_t usual_columns) {
        if (one.rows.stride == usual_rows && one.columns.stride == usual_columns) {
            return "";
        }
        return ", nervelet::Stride<" + std::to_string(one.rows.stride) +
               (one.rows.stride == one.columns.stride ? "" : ", " + std::to_string(one.columns.stride)) + ">";
    }

    /// "", ", nervelet::Same" or ", nervelet::Padding<1>"
    static std::string padding(const PaddingOption& option) {
        return option.is_same ? ", nervelet::Same"
               : option.rows == 0 && option.columns == 0
                   ? ""
                   : ", nervelet::Padding<" + std::to_string(option.rows) +
                         (option.rows == option.columns ? "" : ", " + std::to_string(option.columns)) + ">";
    }
};

} // namespace tflite
} // namespace weights

#endif
