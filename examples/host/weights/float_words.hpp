// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_WORDS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_WORDS_HPP

#include "quantized_layer.hpp"
#include "quantized_padding.hpp"
#include "quantized_rules.hpp"

namespace weights {
namespace tflite {

/// How a network is written as import_model takes it with a .safetensors file: 49x10x1,conv2d:64:10x4:relu:same, ...
struct FloatWords {
    static std::string network(const Extents& input, const std::string& layers) { return extents_text(input) + layers; }

    static std::string next(const std::string& layer) { return "," + layer; }

    /// pad: the PAD before it; input: rows, columns and channels of the map that it sees.
    static std::string map_layer(const Operator& one, const Operator* pad, const std::vector<Tensor>& tensors,
                                 const Extents& input) {
        const std::string windows = strides(one) + padding(padding_of(one, pad, tensors, input));
        const std::string sizes = ":" + pair(one.rows.size, one.columns.size);
        switch (sees_one_channel(one, tensors) ? Code::conv_2d : one.code) {
        case Code::conv_2d:
            return "conv2d:" + std::to_string(tensors[one.output].shape[3]) + sizes + activation(one) + windows;
        case Code::depthwise_conv_2d:
            return "depthwiseconv2d" + sizes + activation(one) + windows +
                   (one.multiplier == 1 ? "" : ":multiplier=" + std::to_string(one.multiplier));
        default:
            if (one.activation != Activation::none) {
                refuse(one, tensors, "has an activation of its own; put it into the layer before it");
            }
            return (one.code == Code::average_pool_2d ? "averagepool2d" : "maxpool2d") + sizes + windows;
        }
    }

    static std::string dense(const QuantizedLayer& layer, const std::vector<Tensor>& tensors) {
        if (layer.softmax != nullptr && layer.softmax->beta != 1.0f) {
            refuse(*layer.softmax, tensors,
                   "multiplies its inputs by a beta; train with Keras's Softmax, which has none");
        }
        return "dense:" + std::to_string(count_of(tensors[layer.one->output].shape)) +
               (layer.softmax != nullptr   ? ":softmax"
                : layer.sigmoid != nullptr ? ":sigmoid"
                                           : activation(*layer.one));
    }

    static std::string mean() { return "globalaverage"; }

    /// Of bytes; floats have no scales.
    static std::string other_scale() { return "depthwiseconv2d:1"; }

    /// inner: of next() each.
    static std::string residual(const std::string& inner, const Operator& one) {
        return "residual(" + inner.substr(1) + ")" + activation(one);
    }

private:
    static std::string activation(const Operator& one) {
        return one.activation == Activation::relu ? ":relu" : one.activation == Activation::relu6 ? ":relu6" : "";
    }

    static std::string pair(std::size_t rows, std::size_t columns) {
        return std::to_string(rows) + (rows == columns ? "" : "x" + std::to_string(columns));
    }

    /// Without a word it is 1, and of a pool its size.
    static std::string strides(const Operator& one) {
        const bool is_convolution = one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d;
        const bool is_usual = one.rows.stride == (is_convolution ? 1 : one.rows.size) &&
                              one.columns.stride == (is_convolution ? 1 : one.columns.size);
        return is_usual ? "" : ":stride=" + pair(one.rows.stride, one.columns.stride);
    }

    static std::string padding(const PaddingOption& option) {
        return option.is_same                            ? ":same"
               : option.rows == 0 && option.columns == 0 ? ""
                                                         : ":padding=" + pair(option.rows, option.columns);
    }
};

} // namespace tflite
} // namespace weights

#endif
