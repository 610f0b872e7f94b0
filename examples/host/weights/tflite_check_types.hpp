// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_TYPES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_CHECK_TYPES_HPP

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

inline bool is_quantized(ElementType type) {
    return type == ElementType::int8 || type == ElementType::uint8;
}

/// What to do about a type that cannot be used.
inline std::string cure_for(ElementType type) {
    switch (type) {
    case ElementType::float16:
        return "convert without supported_types = [tf.float16]";
    case ElementType::uint8:
        return "convert anew with TensorFlow 2, which quantizes to int8";
    case ElementType::int16:
    case ElementType::int64:
        return "convert with activations of 8 bits: supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]";
    case ElementType::int4:
        return "convert with weights of 8 bits";
    default:
        return "convert it to int8, with a representative_dataset, or to float32";
    }
}

/// Refuses the operator unless a tensor is of the type.
inline void expect_type(const Operator& one, const std::vector<Tensor>& tensors, std::size_t index, ElementType type) {
    if (tensors[index].type != type) {
        const bool is_named = index != one.output;
        refuse(one, tensors,
               std::string("expects ") + info_of(type).name + (is_named ? ", not " + text_of(tensors[index]) : "") +
                   "; " + cure_for(tensors[index].type));
    }
}

/// Checks an operator with weights: all float32, or int8 with biases of int32.
inline void check_types_of_weights(const Operator& one, const std::vector<Tensor>& tensors) {
    const ElementType type = tensors[one.inputs[0]].type;
    const ElementType weights = tensors[one.inputs[1]].type;
    if (type == ElementType::float32 && weights == ElementType::int8) {
        refuse(one, tensors,
               "has weights of 8 bits, but float32 inputs; convert with a representative_dataset and supported_ops = "
               "[tf.lite.OpsSet.TFLITE_BUILTINS_INT8], so that all is int8");
    }
    const bool is_float = type == ElementType::float32;
    expect_type(one, tensors, one.inputs[0], is_float ? ElementType::float32 : ElementType::int8);
    expect_type(one, tensors, one.inputs[1], is_float ? ElementType::float32 : ElementType::int8);
    if (has_input(one, 2)) {
        expect_type(one, tensors, one.inputs[2], is_float ? ElementType::float32 : ElementType::int32);
    }
    expect_type(one, tensors, one.output, type);
}

/// Checks an operator that only moves numbers.
inline void expect_moved(const Operator& one, const std::vector<Tensor>& tensors) {
    const ElementType input = tensors[one.inputs[0]].type;
    if (input != ElementType::float32 && !is_quantized(input)) {
        expect_type(one, tensors, one.inputs[0], ElementType::int8);
    }
    expect_type(one, tensors, one.output, input);
}

/// Refuses an operator whose tensors are not of types that it is supported for.
inline void check_types(const Operator& one, const std::vector<Tensor>& tensors) {
    const ElementType input = tensors[one.inputs[0]].type;
    const ElementType output = tensors[one.output].type;
    switch (one.code) {
    case Code::conv_2d:
    case Code::depthwise_conv_2d:
    case Code::fully_connected:
        check_types_of_weights(one, tensors);
        break;
    case Code::quantize:
        if (!is_quantized(input)) {
            expect_type(one, tensors, one.inputs[0], ElementType::float32);
        }
        if (!is_quantized(output)) {
            expect_type(one, tensors, one.output, ElementType::int8);
        }
        break;
    case Code::dequantize:
        if (!is_quantized(input)) {
            expect_type(one, tensors, one.inputs[0], ElementType::int8);
        }
        expect_type(one, tensors, one.output, ElementType::float32);
        break;
    case Code::pad:
        if (tensors[one.inputs[1]].type != ElementType::int64) {
            expect_type(one, tensors, one.inputs[1], ElementType::int32);
        }
        expect_moved(one, tensors);
        break;
    case Code::reshape:
        expect_moved(one, tensors);
        break;
    case Code::add:
    case Code::average_pool_2d:
    case Code::logistic:
    case Code::max_pool_2d:
    case Code::mean:
    case Code::softmax:
        if (input != ElementType::float32) {
            expect_type(one, tensors, one.inputs[0], ElementType::int8);
        }
        if (one.code == Code::add || one.code == Code::mean) {
            expect_type(one, tensors, one.inputs[1], one.code == Code::add ? input : ElementType::int32);
        }
        expect_type(one, tensors, one.output, input);
        break;
    }
}

} // namespace tflite
} // namespace weights

#endif
