// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_SHAPES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_SHAPES_HPP

#include "tflite_mean.hpp"
#include "tflite_pad.hpp"
#include "tflite_window.hpp"

namespace weights {
namespace tflite {

/// Refuses an operator whose tensors' shapes do not belong together.
[[noreturn]] inline void refuse_shape(const Operator& one, const std::vector<Tensor>& tensors, std::size_t index,
                                      const std::string& expected) {
    refuse(one, tensors,
           "expects " + expected + ", but has " + text_of(tensors[index]) + "; convert with the batch fixed at 1");
}

/// Checks that a tensor is a map: a batch of one, rows, columns and channels.
inline void check_map(const Operator& one, const std::vector<Tensor>& tensors, std::size_t index) {
    const Extents& shape = tensors[index].shape;
    if (shape.size() != 4 || shape[0] != 1) {
        refuse_shape(one, tensors, index, "a map [1, rows, columns, channels]");
    }
}

/// Checks the output of a convolution or a pool.
inline void check_windows(const Operator& one, const std::vector<Tensor>& tensors, std::size_t channels) {
    const Extents& input = tensors[one.inputs[0]].shape;
    const Extents expected{1, positions_of(one.rows, input[1], one.is_same).count,
                           positions_of(one.columns, input[2], one.is_same).count, channels};
    if (expected[1] == 0 || expected[2] == 0) {
        refuse(one, tensors, "has a window that is larger than its input; train with padding='same'");
    }
    if (tensors[one.output].shape != expected) {
        refuse_shape(one, tensors, one.output, "an output " + extents_text(expected));
    }
}

/// Checks that the bias, if there is one, has as many numbers as there are outputs.
inline void check_bias(const Operator& one, const std::vector<Tensor>& tensors, std::size_t outputs) {
    if (has_input(one, 2) && count_of(tensors[one.inputs[2]].shape) != outputs) {
        refuse_shape(one, tensors, one.inputs[2], "as many biases as outputs, " + std::to_string(outputs));
    }
}

/// Checks weights [outputs, rows, columns, channels].
inline void check_convolution(const Operator& one, const std::vector<Tensor>& tensors) {
    const Extents& input = tensors[one.inputs[0]].shape;
    const Extents& weights = tensors[one.inputs[1]].shape;
    if (weights.size() != 4 || weights[3] != input[3]) {
        refuse(one, tensors,
               "has weights " + text_of(tensors[one.inputs[1]]) + " for " + std::to_string(input[3]) +
                   " channels; groups are not supported, except one for each channel (DepthwiseConv2D)");
    }
    check_windows(one, tensors, weights[0]);
    check_bias(one, tensors, weights[0]);
}

/// Checks weights [1, rows, columns, channels x multiplier].
inline void check_depthwise(const Operator& one, const std::vector<Tensor>& tensors) {
    const Extents& input = tensors[one.inputs[0]].shape;
    const Extents& weights = tensors[one.inputs[1]].shape;
    if (weights.size() != 4 || weights[0] != 1 || weights[3] != input[3] * one.multiplier) {
        refuse_shape(one, tensors, one.inputs[1],
                     "weights [1, rows, columns, " + std::to_string(input[3] * one.multiplier) + "]");
    }
    check_windows(one, tensors, weights[3]);
    check_bias(one, tensors, weights[3]);
}

/// Checks weights [outputs, inputs].
inline void check_dense(const Operator& one, const std::vector<Tensor>& tensors) {
    const Extents& weights = tensors[one.inputs[1]].shape;
    if (weights.size() != 2 || weights[1] != count_of(tensors[one.inputs[0]].shape)) {
        refuse_shape(one, tensors, one.inputs[0],
                     "one example of as many numbers as " + text_of(tensors[one.inputs[1]]) + " has columns");
    }
    if (count_of(tensors[one.output].shape) != weights[0]) {
        refuse_shape(one, tensors, one.output, std::to_string(weights[0]) + " outputs");
    }
    check_bias(one, tensors, weights[0]);
}

/// Checks that an input has the shape of the output.
inline void check_same_shape(const Operator& one, const std::vector<Tensor>& tensors, std::size_t place) {
    if (tensors[one.inputs[place]].shape != tensors[one.output].shape) {
        refuse_shape(one, tensors, one.inputs[place], "inputs of the shape of its output");
    }
}

/// Refuses an operator whose tensors' shapes do not belong together. Sets the size of a convolution's window, and how
/// many numbers a MEAN takes.
inline void check_shapes(Operator& one, const std::vector<Tensor>& tensors) {
    switch (one.code) {
    case Code::conv_2d:
    case Code::depthwise_conv_2d: {
        check_map(one, tensors, one.inputs[0]);
        const Extents& weights = tensors[one.inputs[1]].shape;
        one.rows.size = weights.size() == 4 ? weights[1] : 1;
        one.columns.size = weights.size() == 4 ? weights[2] : 1;
        one.code == Code::conv_2d ? check_convolution(one, tensors) : check_depthwise(one, tensors);
        break;
    }
    case Code::average_pool_2d:
    case Code::max_pool_2d:
        check_map(one, tensors, one.inputs[0]);
        check_windows(one, tensors, tensors[one.inputs[0]].shape[3]);
        break;
    case Code::fully_connected:
        check_dense(one, tensors);
        break;
    case Code::add:
        check_same_shape(one, tensors, 1);
        check_same_shape(one, tensors, 0);
        break;
    case Code::mean:
        one.positions = positions_of_mean(one, tensors);
        break;
    case Code::pad:
        check_pads(one, tensors);
        break;
    case Code::reshape:
        if (count_of(tensors[one.inputs[0]].shape) != count_of(tensors[one.output].shape)) {
            refuse_shape(one, tensors, one.inputs[0], "as many inputs as outputs");
        }
        break;
    case Code::logistic:
    case Code::softmax:
    case Code::quantize:
    case Code::dequantize:
        check_same_shape(one, tensors, 0);
        break;
    }
}

} // namespace tflite
} // namespace weights

#endif
