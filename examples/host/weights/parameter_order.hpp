// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PARAMETER_ORDER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PARAMETER_ORDER_HPP

#include "gate_order.hpp"

namespace weights {

/// Channels and positions of a shape, channels last.
struct Plane {
    std::size_t channels;
    std::size_t positions;
};

inline Plane plane_of(const Extents& extents) {
    return {extents.back(), count_of(extents) / extents.back()};
}

/// Where number `index` of a channels-last array [position][channel] lies in the same array channels first.
inline std::size_t channels_first(const Plane& plane, std::size_t index) {
    return index % plane.channels * plane.positions + index / plane.channels;
}

/// Whether a layer's weights are a matrix of inputs and outputs.
inline bool is_plain_matrix(Kind kind) {
    return kind == Kind::dense || kind == Kind::dense_of_steps || is_recurrent(kind);
}

/// The shape of a layer's weights in a file.
/// PyTorch: Linear [out, in], Conv1d [out, in, taps], Conv2d [out, in, rows, columns], depthwise [channels M, 1, ...].
/// Keras: Dense [in, out], Conv [..., in, out], DepthwiseConv [..., channels, M].
/// LayerNorm: its axes, channels first in PyTorch. BatchNorm: its channels. W and U of a recurrent layer: as Dense.
inline Extents foreign_shape(const Step& step, const Layer& layer, Layout layout) {
    const bool is_torch = layout == Layout::pytorch;
    if (is_plain_matrix(layer.kind)) {
        return is_torch ? Extents{layer.outputs, layer.inputs} : Extents{layer.inputs, layer.outputs};
    }
    if (is_norm(layer.kind)) {
        if (layer.outputs == step.input.back()) {
            return {layer.outputs};
        }
        Extents shape(step.input.begin(), step.input.end() - 1);
        shape.insert(is_torch ? shape.begin() : shape.end(), step.input.back());
        return shape;
    }
    const std::size_t channels = step.windows.channels;
    const bool is_depthwise = layer.kind == Kind::depthwise;
    Extents taps{step.windows.columns.taps};
    if (step.input.size() == 3) {
        taps.insert(taps.begin(), step.windows.rows.taps);
    }
    Extents shape = is_torch ? Extents{layer.outputs, is_depthwise ? 1 : channels} : taps;
    const Extents rest = is_torch ? taps : Extents{channels, is_depthwise ? layer.outputs / channels : layer.outputs};
    shape.insert(shape.end(), rest.begin(), rest.end());
    return shape;
}

/// Where weight [row][column] of nervelet lies in that array. is_flat: whether a dense layer takes the numbers of
/// several positions channels first, as PyTorch's Flatten hands them over.
inline std::size_t foreign_index(const Step& step, const Layer& layer, Layout layout, bool is_flat, std::size_t row,
                                 std::size_t column) {
    const Plane plane = plane_of(step.input);
    if (is_plain_matrix(layer.kind)) {
        const std::size_t input = is_flat ? channels_first(plane, row) : row;
        column = foreign_column(layer, layout, column);
        return layout == Layout::pytorch ? column * layer.inputs + input : input * layer.outputs + column;
    }
    if (layout == Layout::keras) {
        return row * layer.outputs + column;
    }
    if (is_norm(layer.kind)) {
        return layer.outputs == plane.channels ? column : channels_first(plane, column);
    }
    const std::size_t taps = taps_of(step.windows);
    const std::size_t channels = layer.kind == Kind::depthwise ? 1 : step.windows.channels;
    return (column * channels + row % channels) * taps + row / channels;
}

/// The same of bias `column`.
inline std::size_t foreign_bias_index(const Step& step, const Layer& layer, Layout layout, std::size_t column) {
    const bool is_second = has_common_biases(layer, layout) && layer.product == Product::states;
    return is_norm(layer.kind) ? foreign_index(step, layer, layout, false, 0, column)
                               : foreign_column(layer, layout, column) + (is_second ? layer.outputs : 0);
}

/// The shape of the biases.
inline Extents bias_shape(const Step& step, const Layer& layer, Layout layout) {
    return is_norm(layer.kind)                ? foreign_shape(step, layer, layout)
           : has_common_biases(layer, layout) ? Extents{2, layer.outputs}
                                              : Extents{layer.outputs};
}

} // namespace weights

#endif
