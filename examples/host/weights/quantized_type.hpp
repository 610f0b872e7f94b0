// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TYPE_HPP

#include "quantized_layer.hpp"
#include "quantized_rules.hpp"
#include "tflite_window.hpp"

namespace weights {
namespace tflite {

/// Writes the type of the float network that has the shape of a model. A RESHAPE is no layer, so layers must see the
/// shape that the one below them has made, but for dense layers, which see numbers.
class QuantizedType {
public:
    explicit QuantizedType(const std::vector<Tensor>& tensors) : tensors_(tensors) {}

    /// nervelet::Network<float, nervelet::Input<49, 10, 1>, ...>
    std::string text(const std::vector<QuantizedLayer>& layers) const {
        Extents shape = first_shape(layers[0]);
        const std::string input = arguments_text(shape);
        return "nervelet::Network<float, nervelet::Input<" + input + ">" + layers_text(layers, shape) + ">";
    }

private:
    /// Rows, columns and channels, or how many numbers.
    Extents shape_of(std::size_t index) const {
        const Extents& shape = tensors_[index].shape;
        return shape.size() == 4 ? Extents(shape.begin() + 1, shape.end()) : Extents{count_of(shape)};
    }

    /// Whether it is written as a Dense: with a Softmax it may be a convolution of one window.
    static bool sees_numbers(const QuantizedLayer& layer) {
        return layer.one->code == Code::fully_connected || layer.softmax != nullptr;
    }

    Extents first_shape(const QuantizedLayer& layer) const {
        return layer.inner.empty() ? sees_numbers(layer) ? Extents{count_of(tensors_[layer.one->inputs[0]].shape)}
                                                         : shape_of(layer.one->inputs[0])
                                   : first_shape(layer.inner[0]);
    }

    /// Whether a layer sees a map of one row where a map of one column was made, or the other way round, and its window
    /// no further. So it is between the convolutions of Keras's Conv1D, which go along a row, and its pools, which go
    /// along a column.
    bool is_turned(const Operator& one, const Extents& shape) const {
        const Extents seen = shape_of(one.inputs[0]);
        const bool is_line = shape.size() == 3 && (shape[0] == 1 || shape[1] == 1);
        return is_line && seen != shape && seen == Extents{shape[1], shape[0], shape[2]} &&
               (seen[0] == 1 ? one.rows : one.columns).size == 1;
    }

    /// Each with a comma before it. shape: what the layers see, then what they make.
    std::string layers_text(const std::vector<QuantizedLayer>& layers, Extents& shape) const {
        std::string text;
        for (const QuantizedLayer& layer : layers) {
            text += ", nervelet::" + (layer.inner.empty() ? straight_text(layer, shape) : residual_text(layer, shape));
        }
        return text;
    }

    /// A layer that is no sum.
    std::string straight_text(const QuantizedLayer& layer, Extents& shape) const {
        const Operator& one = *layer.one;
        if (sees_numbers(layer)) {
            shape = {count_of(tensors_[one.output].shape)};
            return layer_text(layer, {});
        }
        const bool turned = is_turned(one, shape);
        if (!turned && shape != shape_of(one.inputs[0])) {
            refuse(one, tensors_,
                   "does not see the shape that was made below it, [" + arguments_text(shape) +
                       "]; build the model without Reshape between layers, except before dense ones");
        }
        QuantizedLayer its = layer;
        Operator other = one;
        std::swap(other.rows, other.columns);
        its.one = turned ? &other : &one;
        const std::string text = layer_text(its, shape);
        shape = shape_of(one.output);
        if (turned) {
            std::swap(shape[0], shape[1]);
        }
        return text;
    }

    /// Whether a tensor has a shape, or as many numbers where it is no map: a sum of such is the same one.
    bool has_shape(std::size_t index, const Extents& shape) const {
        return tensors_[index].shape.size() == 4 ? shape_of(index) == shape
                                                 : count_of(shape) == count_of(tensors_[index].shape);
    }

    std::string residual_text(const QuantizedLayer& layer, Extents& shape) const {
        const Extents below = shape;
        const std::string inner = layers_text(layer.inner, shape);
        const Operator& one = *layer.one;
        const bool is_identity = layer.projection == nullptr;
        const std::size_t x = is_identity ? layer.skip : layer.projection->inputs[0];
        if (!has_shape(one.output, shape) || !has_shape(x, below) || (is_identity && shape != below)) {
            refuse(one, tensors_,
                   "adds shapes that are made by Reshape; build the model so that the layers of the sum make them");
        }
        return "Residual<" + inner.substr(2) + activation_text(one) + ">";
    }

    static std::string activation_text(const Operator& one) {
        return one.activation == Activation::relu    ? ", nervelet::ReLU"
               : one.activation == Activation::relu6 ? ", nervelet::ReLU6"
                                                     : "";
    }

    static std::string kernel_text(const Operator& one) {
        return one.rows.size == one.columns.size ? std::to_string(one.rows.size)
                                                 : "nervelet::Kernel<" + std::to_string(one.rows.size) + ", " +
                                                       std::to_string(one.columns.size) + ">";
    }

    /// ", nervelet::Stride<2>, nervelet::Same". input: rows and columns of what it sees; usual: the stride that needs
    /// no word.
    static std::string windows_text(const Operator& one, const Extents& input, std::size_t usual_rows,
                                    std::size_t usual_columns) {
        std::string text;
        if (one.rows.stride != usual_rows || one.columns.stride != usual_columns) {
            text += ", nervelet::Stride<" + std::to_string(one.rows.stride) +
                    (one.rows.stride == one.columns.stride ? "" : ", " + std::to_string(one.columns.stride)) + ">";
        }
        const bool has_pads =
            one.is_same &&
            (positions_of(one.rows, input[0], true).count != positions_of(one.rows, input[0], false).count ||
             positions_of(one.columns, input[1], true).count != positions_of(one.columns, input[1], false).count);
        return text + (has_pads ? ", nervelet::Same" : "");
    }

    /// input: rows, columns and channels of what a layer with windows sees.
    std::string layer_text(const QuantizedLayer& layer, const Extents& input) const {
        const Operator& one = *layer.one;
        const Extents& output = tensors_[one.output].shape;
        if (sees_numbers(layer)) {
            return "Dense<" + std::to_string(count_of(output)) +
                   (layer.softmax != nullptr ? ", nervelet::Softmax" : activation_text(one)) + ">";
        }
        const bool is_convolution = one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d;
        const std::string windows = is_convolution ? windows_text(one, input, 1, 1) : "";
        const std::string activation =
            activation_text(one).empty() && !windows.empty() ? ", nervelet::Identity" : activation_text(one);
        switch (sees_one_channel(one, tensors_) ? Code::conv_2d : one.code) {
        case Code::conv_2d:
            return "Conv2D<" + std::to_string(output[3]) + ", " + kernel_text(one) + activation + windows + ">";
        case Code::depthwise_conv_2d: {
            const std::string multiplier =
                one.multiplier == 1 ? "" : ", nervelet::Multiplier<" + std::to_string(one.multiplier) + ">";
            return "DepthwiseConv2D<" + kernel_text(one) +
                   (multiplier.empty() || !activation.empty() ? activation : ", nervelet::Identity") + windows +
                   multiplier + ">";
        }
        case Code::average_pool_2d:
            return "AveragePool2D<" + kernel_text(one) + windows_text(one, input, one.rows.size, one.columns.size) +
                   ">";
        default:
            return "MaxPool2D<" + kernel_text(one) + windows_text(one, input, one.rows.size, one.columns.size) + ">";
        }
    }

    const std::vector<Tensor>& tensors_;
};

} // namespace tflite
} // namespace weights

#endif
