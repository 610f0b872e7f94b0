// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_UNSUPPORTED_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_UNSUPPORTED_HPP

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

/// Operators that are not supported, and what to do instead.
struct Cure {
    const char* operators; ///< with a space on both sides of each
    const char* text;
};

/// Whether an operator can be used.
inline bool is_supported(std::int32_t code) {
    for (const Code one : {Code::add, Code::average_pool_2d, Code::conv_2d, Code::depthwise_conv_2d, Code::dequantize,
                           Code::fully_connected, Code::logistic, Code::max_pool_2d, Code::mean, Code::pad,
                           Code::reshape, Code::softmax, Code::quantize}) {
        if (code == static_cast<std::int32_t>(one)) {
            return true;
        }
    }
    return false;
}

/// What to do instead of using an operator.
inline std::string cure_for(const std::string& name) {
    static const Cure cures[] = {
        {" RELU RELU6 ",
         "put the activation directly behind a convolution, a dense layer or an addition, with which the converter "
         "joins it"},
        {" RELU_N1_TO_1 LEAKY_RELU PRELU ELU HARD_SWISH TANH GELU RELU_0_TO_1 LOG_SOFTMAX ",
         "train with ReLU or ReLU6, and with Softmax or sigmoid at the end"},
        {" SUM REDUCE_MAX ", "join the positions of a map with GlobalAveragePooling2D"},
        {" PADV2 MIRROR_PAD ", "pad with zeros: padding='same' in the convolution, or ZeroPadding2D before it"},
        {" SHAPE STRIDED_SLICE PACK SLICE GATHER TRANSPOSE ",
         "where it comes from Flatten or Reshape, fix the batch with Input(shape=..., batch_size=1), and use Reshape "
         "where only the shape changes"},
        {" MUL SUB DIV ",
         "do what prepares the input outside of the model, or let a layer learn it; BatchNormalization behind a "
         "convolution or a dense layer is joined with it"},
        {" CONCATENATION SPLIT SPLIT_V UNPACK ADD_N ", "join branches with Add, of two at a time"},
        {" LSTM UNIDIRECTIONAL_SEQUENCE_LSTM BIDIRECTIONAL_SEQUENCE_LSTM RNN UNIDIRECTIONAL_SEQUENCE_RNN "
         "BIDIRECTIONAL_SEQUENCE_RNN SVDF WHILE IF CALL CALL_ONCE VAR_HANDLE READ_VARIABLE ASSIGN_VARIABLE ",
         "train with convolutions over a window of time instead of layers with a state"},
        {" RESIZE_BILINEAR RESIZE_NEAREST_NEIGHBOR TRANSPOSE_CONV DEPTH_TO_SPACE ", "do without layers that enlarge"},
        {" ARG_MAX ARG_MIN TOPK_V2 ", "end the model with Softmax, and look for the largest outside of it"},
        {" CAST ", "convert with inference_input_type = tf.int8, and give the model numbers of that type"},
        {" BATCH_TO_SPACE_ND SPACE_TO_BATCH_ND ", "train without dilation_rate, or convert with a newer TensorFlow"},
        {" CUSTOM DELEGATE ",
         "convert with target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8] and without "
         "allow_custom_ops; for other processors it was compiled already: take the file from before"}};
    for (const Cure& cure : cures) {
        if (std::string(cure.operators).find(" " + name + " ") != std::string::npos) {
            return cure.text;
        }
    }
    return "build the model without it";
}

/// Refuses an operator that is not supported. custom: the name of one that is not of the schema.
[[noreturn]] inline void refuse_operator(std::int32_t code, const std::string& custom,
                                         const std::vector<Tensor>& tensors, std::size_t output) {
    const std::string name = operator_name(code);
    throw Refusal(text_of(name + (custom.empty() ? "" : " " + quoted(custom)), tensors, output) +
                  ", is not supported; " + cure_for(name));
}

} // namespace tflite
} // namespace weights

#endif
