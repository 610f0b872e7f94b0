// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TYPE_HPP

#include "quantized_layer_text.hpp"

namespace weights {
namespace tflite {

/// Writes the float network that has the shape of a model, in Words, such as TypeWords. A RESHAPE is no layer, so
/// layers must see the shape that the one below them has made, but for dense layers, which see numbers.
template <class Words>
class NetworkText {
public:
    explicit NetworkText(const std::vector<Tensor>& tensors) : tensors_(tensors) {}

    /// Of the whole network.
    std::string text(const std::vector<QuantizedLayer>& layers) const {
        Extents shape = first_shape(layers[0]);
        const Extents input = shape;
        return Words::network(input, layers_text(layers, shape));
    }

private:
    /// Rows, columns and channels, or how many numbers.
    Extents shape_of(std::size_t index) const {
        const Extents& shape = tensors_[index].shape;
        return shape.size() == 4 ? Extents(shape.begin() + 1, shape.end()) : Extents{count_of(shape)};
    }

    /// Whether it is written as a Dense: with a Softmax, or behind what has no positions, it may be a convolution of
    /// one window.
    bool sees_numbers(const QuantizedLayer& layer, const Extents& shape) const {
        return layer.one->code == Code::fully_connected || layer.softmax != nullptr || layer.sigmoid != nullptr ||
               (shape.size() == 1 && layer.pad == nullptr && is_dense(*layer.one, tensors_));
    }

    /// Of a mean of maps without rows, which no tensor of four dimensions tells, the one below it has made.
    Extents first_shape(const QuantizedLayer& layer) const {
        const Extents& shape = tensors_[seen_by(layer)].shape;
        return !layer.inner.empty()            ? first_shape(layer.inner[0])
               : sees_numbers(layer, {})       ? Extents{count_of(shape)}
               : layer.one->code == Code::mean ? Extents(shape.begin() + 1, shape.end())
                                               : shape_of(seen_by(layer));
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

    /// Of layers one after the other. shape: what the layers see, then what they make.
    std::string layers_text(const std::vector<QuantizedLayer>& layers, Extents& shape) const {
        std::string text;
        for (const QuantizedLayer& layer : layers) {
            text += Words::next(layer.inner.empty() ? straight_text(layer, shape) : residual_text(layer, shape));
        }
        return text;
    }

    /// A layer that is no sum.
    std::string straight_text(const QuantizedLayer& layer, Extents& shape) const {
        const Operator& one = *layer.one;
        if (sees_numbers(layer, shape)) {
            shape = {count_of(tensors_[one.output].shape)};
            return Words::dense(layer, tensors_);
        }
        if (one.code == Code::mean) {
            return mean_text(one, shape);
        }
        if (one.code == Code::quantize) {
            return other_scale_text(one, shape);
        }
        const bool turned = layer.pad == nullptr && is_turned(one, shape);
        if (!turned && shape != shape_of(seen_by(layer))) {
            refuse_shape(one, shape);
        }
        Operator other = one;
        if (turned) {
            std::swap(other.rows, other.columns);
        }
        const std::string text = Words::map_layer(other, layer.pad, tensors_, shape);
        shape = shape_of(one.output);
        if (turned) {
            std::swap(shape[0], shape[1]);
        }
        return text;
    }

    /// The mean of a channel is the same for any order of its positions.
    std::string mean_text(const Operator& one, Extents& shape) const {
        const Extents& seen = tensors_[one.inputs[0]].shape;
        if (shape.size() < 2 || shape.back() != seen.back() || count_of(shape) != count_of(seen)) {
            refuse_shape(one, shape);
        }
        shape = {seen.back()};
        return Words::mean();
    }

    std::string other_scale_text(const Operator& one, const Extents& shape) const {
        if (shape != shape_of(one.output) || shape.size() != 3) {
            refuse(one, tensors_,
                   "changes the scale of what is no map, which is not supported; convert with the converter of "
                   "TensorFlow 2, without concatenations");
        }
        return Words::other_scale();
    }

    [[noreturn]] void refuse_shape(const Operator& one, const Extents& shape) const {
        refuse(one, tensors_,
               "does not see the shape that was made below it, [" + arguments_text(shape) +
                   "]; build the model without Reshape between layers, except before dense ones");
    }

    /// Whether a tensor has a shape, or as many numbers where one of them is no map: a sum of such is the same one.
    bool has_shape(std::size_t index, const Extents& shape) const {
        return tensors_[index].shape.size() == 4 && shape.size() == 3
                   ? shape_of(index) == shape
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
        return Words::residual(inner, one);
    }

    const std::vector<Tensor>& tensors_;
};

/// Writes its type.
using QuantizedType = NetworkText<TypeWords>;

} // namespace tflite
} // namespace weights

#endif
