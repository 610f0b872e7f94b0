// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BACKBONE_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BACKBONE_TEXT_HPP

#include <string>

#include "../weights/quantized_literal.hpp"
#include "backbone.hpp"

namespace teach {

/// The convolutions of ConvolutionalNet without its dense layer: 64 features of an image.
using Backbone = nervelet::Network<float, nervelet::Input<8, 8, 1>,
                                   nervelet::Conv2D<8, 3, nervelet::ReLU, nervelet::Same>, nervelet::MaxPool2D<2>,
                                   nervelet::Conv2D<16, 3, nervelet::ReLU, nervelet::Same>, nervelet::MaxPool2D<2>>;

/// Those of a trained network in 8 bits.
inline nervelet::QuantizedNetwork<Backbone> quantize_backbone(const ConvolutionalNet& net) {
    Backbone backbone;
    backbone.weights<0>() = net.weights<0>();
    backbone.bias<0>() = net.bias<0>();
    backbone.weights<1>() = net.weights<1>();
    backbone.bias<1>() = net.bias<1>();
    return nervelet::quantize(backbone, CalibrationImages{});
}

/// Constants of a QuantizedNetwork as initializers in braces.
inline std::string constants_text(nervelet::int8::Quantization its) {
    return weights::tflite::braced({weights::literal(its.scale), weights::tflite::number_text(its.zero_point)});
}

inline std::string constants_text(const nervelet::int8::Output& its) {
    using weights::tflite::number_text;
    return weights::tflite::braced(
        {number_text(its.zero_point), number_text(its.lowest), number_text(its.highest), weights::literal(its.scale)});
}

template <class Numbers>
std::string numbers_text(const Numbers& numbers) {
    weights::tflite::Texts texts;
    for (const auto number : numbers) {
        texts.push_back(weights::tflite::number_text(number));
    }
    return weights::tflite::array_text(texts);
}

template <std::size_t Count, std::size_t Size, class Order>
std::string constants_text(const nervelet::int8::Filters<Count, Size, Order>& its) {
    return "{" + numbers_text(its.weights) + ",\n" + numbers_text(its.bias) + ",\n" + numbers_text(its.mantissas) +
           ",\n" + numbers_text(its.exponents) + ",\n" + weights::tflite::number_text(its.pad) + ", " +
           constants_text(its.output) + "}";
}

inline std::string constants_text(const nervelet::QuantizedNetwork<Backbone>& its) {
    const auto& second = its.layers.above;
    const auto& third = second.above;
    return "{" + constants_text(its.input) + ", // input: scale and zero point\n" + constants_text(its.output) +
           ", // features\n{\n// convolution\n" + constants_text(its.layers.first) + ", {\n// pool\n" +
           constants_text(second.first) + ", {\n// convolution\n" + constants_text(third.first) + ", {\n// pool\n" +
           constants_text(third.above.first) + "}}}}}";
}

} // namespace teach

#endif
