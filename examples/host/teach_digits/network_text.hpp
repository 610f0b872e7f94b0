// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_NETWORK_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_NETWORK_TEXT_HPP

#include <cmath>
#include <cstdio>
#include <string>

#include "backbone_text.hpp"

namespace teach {

/// The weights are rounded to four decimals. No test digit is read differently because of it.
constexpr float weight_step = 0.0001f;

/// A weight as a literal.
inline std::string weight_text(float weight) {
    const long steps = std::lround(weight / weight_step);
    const long size = steps < 0 ? -steps : steps;
    char text[32];
    std::snprintf(text, sizeof text, "%s%ld.%04ldf", steps < 0 ? "-" : "", size / 10000, size % 10000);
    return text;
}

/// An array of parameters.
inline std::string parameters_text(const std::string& name, const float* parameters, std::size_t count) {
    std::string text = "constexpr std::array<float, " + std::to_string(count) + "> " + name + " = {{";
    for (std::size_t i = 0; i < count; ++i) {
        text += (i % 10 == 0 ? "\n" : " ") + weight_text(parameters[i]) + ",";
    }
    return text + "\n}};\n// clang-format on\n";
}

/// factory.h of TeachDigits.
inline std::string factory_text(const DenseNet& net) {
    return "// Part of nervelet. MIT licence, the nervelet authors.\n"
           "//\n"
           "// The " +
           std::to_string(DenseNet::parameter_count) +
           " parameters of a 64-32-10 network"
           " that was trained to read the digits 0 to 7.\n"
           "// It was not trained on 8 and 9. Written by examples/host/teach_digits/sketch_tables.cpp.\n"
           "#pragma once\n"
           "\n"
           "#include <array>\n"
           "\n"
           "// clang-format off\n" +
           parameters_text("factory", net.parameters().data(), DenseNet::parameter_count);
}

/// backbone.h of TeachDigitsInt8.
inline std::string backbone_text(const ConvolutionalNet& net) {
    constexpr std::size_t below = Backbone::parameter_count;
    return "// Part of nervelet. MIT licence, the nervelet authors.\n"
           "//\n"
           "// A network that was trained to read the digits 0 to 7, and not on 8 and 9. Its convolutions, in 8 bits, "
           "stay in\n"
           "// flash; of its last layer, which goes on learning, this is how it begins.\n"
           "// Written by examples/host/teach_digits/sketch_tables.cpp.\n"
           "#pragma once\n"
           "\n"
           "#include <nervelet.h>\n"
           "\n"
           "namespace backbone {\n"
           "\n"
           "// clang-format off\n"
           "// 8 rows of 8 pixels become 64 features.\n"
           "using Float = nervelet::Network<float, nervelet::Input<8, 8, 1>,\n"
           "                                nervelet::Conv2D<8, 3, nervelet::ReLU, nervelet::Same>, "
           "nervelet::MaxPool2D<2>,\n"
           "                                nervelet::Conv2D<16, 3, nervelet::ReLU, nervelet::Same>, "
           "nervelet::MaxPool2D<2>>;\n"
           "using Net = nervelet::QuantizedNetwork<Float>;\n"
           "\n"
           "// Of a convolution: weights, biases with the zero point of the input in them, mantissas and exponents of "
           "what multiplies\n"
           "// the sums, the zero point of the input, and zero point, lowest and highest byte and scale of the output. "
           "Of a pool: the\n"
           "// last four.\n"
           "constexpr Net net =\n" +
           constants_text(quantize_backbone(net)) +
           ";\n"
           "\n"
           "// The weights and biases of the last layer: 64 features, 10 digits.\n" +
           parameters_text("head", net.parameters().data() + below, ConvolutionalNet::parameter_count - below) +
           "\n} // namespace backbone\n";
}

} // namespace teach

#endif
