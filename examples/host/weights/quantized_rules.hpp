// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_RULES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_RULES_HPP

#include "tflite_model.hpp"

namespace weights {
namespace tflite {

/// Refuses an operator that no layer of a network is, without a look at others. type: of all that the model computes.
inline void check_layer(const Operator& one, const std::vector<Tensor>& tensors, ElementType type) {
    if (tensors[one.output].type != type) {
        refuse(one, tensors,
               "is not of int8 as other layers; convert all of the model to int8 with a representative_dataset, or "
               "nothing of it");
    }
    if (one.rows.dilation != 1 || one.columns.dilation != 1) {
        refuse(one, tensors, "has taps with gaps between them, which is not supported; train with dilation_rate=1");
    }
    if (one.rows.size > 32767 || one.columns.size > 32767) {
        refuse(one, tensors, "has a window of more than 32,767 rows or columns; train with smaller ones");
    }
}

/// Whether a QUANTIZE between int8 and uint8 changes nothing but the zero point by 128.
inline bool is_shift_by_128(const Operator& one, const std::vector<Tensor>& tensors) {
    const Tensor& x = tensors[one.inputs[0]];
    const Tensor& y = tensors[one.output];
    const std::int32_t shift = x.type == ElementType::int8 ? 128 : -128;
    return is_quantized(x.type) && is_quantized(y.type) && x.type != y.type && scale_of(x) == scale_of(y) &&
           zero_point_of(x) + shift == zero_point_of(y);
}

/// Whether an operator is a dense layer: one by name, or a convolution of one window that sees the whole input.
inline bool is_dense(const Operator& one, const std::vector<Tensor>& tensors) {
    if (one.code != Code::conv_2d) {
        return one.code == Code::fully_connected;
    }
    const Extents& input = tensors[one.inputs[0]].shape;
    const Extents& output = tensors[one.output].shape;
    return output[1] == 1 && output[2] == 1 && one.rows.size == input[1] && one.columns.size == input[2];
}

/// Whether an operator is a depthwise convolution of one channel, which is a convolution with those filters.
inline bool sees_one_channel(const Operator& one, const std::vector<Tensor>& tensors) {
    return one.code == Code::depthwise_conv_2d && tensors[one.inputs[0]].shape[3] == 1;
}

/// Whether a 1x1 convolution with this stride is the projection of a Residual along rows or columns: it sees the
/// positions 0, s, 2 s, ..., with the smallest s that leaves `to` of `from`.
inline bool is_ratio(std::size_t stride, std::size_t from, std::size_t to) {
    return to == 1 || stride == (from - 1) / to + 1;
}

/// Whether an operator is what a Residual has beside its layers where these change the shape.
inline bool is_projection(const Operator& one, const Operator& sum, const std::vector<Tensor>& tensors) {
    const Extents& from = tensors[one.inputs[0]].shape;
    const Extents& to = tensors[sum.output].shape;
    if (one.activation != Activation::none || from == to) {
        return false;
    }
    if (one.code == Code::fully_connected) {
        return from.size() == 2 && to.size() == 2;
    }
    return one.code == Code::conv_2d && one.rows.size == 1 && one.columns.size == 1 && to.size() == 4 &&
           is_ratio(one.rows.stride, from[1], to[1]) && is_ratio(one.columns.stride, from[2], to[2]);
}

} // namespace tflite
} // namespace weights

#endif
