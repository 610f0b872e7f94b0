// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_READ_OPERATOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_READ_OPERATOR_HPP

#include "tflite_operator_links.hpp"
#include "tflite_unsupported.hpp"

namespace weights {
namespace tflite {

/// Reads a number from 1 to a million.
inline std::size_t read_extent(const FlatbufferTable& options, std::size_t field, std::int32_t otherwise,
                               const char* name) {
    const std::int32_t number = options.number<std::int32_t>(field, otherwise, name);
    if (number < 1 || number > 1000000) {
        options.refuse(name + (" is " + std::to_string(number)));
    }
    return static_cast<std::size_t>(number);
}

/// Reads the padding and the strides, with which the options of convolutions and pools begin.
inline void read_strides(const FlatbufferTable& options, Operator& one) {
    const std::int8_t padding = options.number<std::int8_t>(0, 0, "the padding");
    if (padding != 0 && padding != 1) {
        options.refuse("the padding is neither SAME nor VALID");
    }
    one.is_same = padding == 0;
    one.columns.stride = read_extent(options, 1, 0, "the stride of columns");
    one.rows.stride = read_extent(options, 2, 0, "the stride of rows");
}

/// Reads the dilations from two fields.
inline void read_dilations(const FlatbufferTable& options, std::size_t field, Operator& one) {
    one.columns.dilation = read_extent(options, field, 1, "the dilation of columns");
    one.rows.dilation = read_extent(options, field + 1, 1, "the dilation of rows");
}

/// Reads the activation.
inline void read_activation(const FlatbufferTable& options, std::size_t field, const std::vector<Tensor>& tensors,
                            Operator& one) {
    const std::int8_t number = options.number<std::int8_t>(field, 0, "the activation");
    if (number != 0 && number != 1 && number != 3) {
        refuse(one, tensors, "has an activation that is not supported; train with ReLU or ReLU6");
    }
    one.activation = static_cast<Activation>(number);
}

/// Which of the schema's BuiltinOptions an operator must have; 0 if it needs none.
inline std::uint8_t options_kind(Code code) {
    return code == Code::conv_2d                                        ? 1
           : code == Code::depthwise_conv_2d                            ? 2
           : code == Code::average_pool_2d || code == Code::max_pool_2d ? 5
           : code == Code::fully_connected                              ? 8
           : code == Code::softmax                                      ? 9
           : code == Code::add                                          ? 11
                                                                        : 0;
}

/// Reads the options.
inline void read_options(const FlatbufferTable& options, const std::vector<Tensor>& tensors, Operator& one) {
    switch (one.code) {
    case Code::conv_2d:
        read_strides(options, one);
        read_activation(options, 3, tensors, one);
        read_dilations(options, 4, one);
        break;
    case Code::depthwise_conv_2d:
        read_strides(options, one);
        one.multiplier = read_extent(options, 3, 0, "the depth multiplier");
        read_activation(options, 4, tensors, one);
        read_dilations(options, 5, one);
        break;
    case Code::average_pool_2d:
    case Code::max_pool_2d:
        read_strides(options, one);
        one.columns.size = read_extent(options, 3, 0, "the columns of the window");
        one.rows.size = read_extent(options, 4, 0, "the rows of the window");
        read_activation(options, 5, tensors, one);
        break;
    case Code::fully_connected:
        read_activation(options, 0, tensors, one);
        if (options.number<std::int8_t>(1, 0, "the order of the weights") != 0) {
            refuse(one, tensors, "has its weights in an order for other processors; convert with the default one");
        }
        break;
    case Code::softmax:
        one.beta = options.number<float>(0, 0.0f, "beta");
        if (!(one.beta > 0.0f) || std::isinf(one.beta)) {
            options.refuse("beta is not above 0");
        }
        break;
    case Code::add:
        read_activation(options, 0, tensors, one);
        break;
    case Code::logistic:
    case Code::pad:
    case Code::mean: // the shape of its output says whether it keeps dimensions
    case Code::reshape:
    case Code::quantize:
    case Code::dequantize:
        break;
    }
}

/// Reads the rest of an operator.
inline Operator read_operator(const FlatbufferTable& table, const OperatorLinks& links,
                              const std::vector<Tensor>& tensors) {
    if (!is_supported(links.code)) {
        refuse_operator(links.code, links.custom, tensors, links.outputs[0]);
    }
    if (links.outputs.size() != 1) {
        table.refuse("it has more than one output");
    }
    Operator one;
    one.code = static_cast<Code>(links.code);
    one.output = links.outputs[0];
    one.inputs = links.inputs;
    const std::uint8_t kind = table.number<std::uint8_t>(3, 0, "the kind of its options");
    if (options_kind(one.code) != 0) {
        if (kind != options_kind(one.code)) {
            table.refuse("its options are those of another operator");
        }
        read_options(table.table(4, "the options"), tensors, one);
    }
    return one;
}

} // namespace tflite
} // namespace weights

#endif
