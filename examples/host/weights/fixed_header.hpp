// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_HEADER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_HEADER_HPP

#include "fixed_test.hpp"
#include "header_text.hpp"

namespace weights {

/// Integers as numbers of the network, in lines.
inline std::string lines_of_raw(const std::int16_t* integers, std::size_t count, std::size_t indentation) {
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        numbers.push_back("raw(" + std::to_string(integers[i]) + ")");
    }
    return lines_of(numbers, indentation);
}

/// The parameters as initializers of an array.
inline std::string fixed_table_text(const Description& network, const std::vector<std::int16_t>& parameters) {
    std::string text;
    const std::int16_t* at = parameters.data();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        const std::string name = "        // " + layer_name(network, i) + ": ";
        text += name + "the weights of each of the " + std::to_string(layer.outputs) +
                (layer.kind == Kind::dense         ? " units"
                 : layer.kind == Kind::convolution ? " filters"
                                                   : " outputs of a window") +
                "\n";
        for (std::size_t row = 0; row < layer.outputs; ++row, at += layer.inputs) {
            text += lines_of_raw(at, layer.inputs, 8);
        }
        text += name + "bias\n" + lines_of_raw(at, layer.outputs, 8);
        at += layer.outputs;
    }
    return text;
}

/// The network's type with another scalar.
inline std::string fixed_type(const std::string& type, const Scalar& scalar) {
    const std::string begin = "nervelet::Network<";
    return begin + scalar.type() + type.substr(type.find(',', begin.size()));
}

/// The header of a network of 16 bits, and a test of it, in a namespace with that name. difference: how far its answer
/// is from that of the network of floats.
inline std::string fixed_header_text(const Model& model, const TestVector& test, const std::string& name,
                                     const Scalar& scalar, double& difference) {
    check_fixed_layers(model.network);
    const std::vector<std::int16_t> parameters = fixed_parameters(model, scalar);
    const FixedTest made = make_fixed_test(model, test, scalar);
    difference = made.difference;
    std::vector<float> answer;
    for (const double value : made.test.answer) {
        answer.push_back(static_cast<float>(value));
    }
    return origin_text(model, test) + "// In 16 bits, " + scalar.text() + ": the answer below is within " +
           decimal(made.difference) + " of that.\n" + opening_text(name) + "// clang-format off\n" +
           wrapped_type("Net", fixed_type(model.network.type, scalar)) + "\n// A number of " +
           std::to_string(scalar.weight_bits) + " fraction bits in parameters, of " +
           std::to_string(scalar.activation_bits) +
           " in inputs.\nconstexpr Net::Scalar raw(std::int16_t integer) {\n    return "
           "Net::Scalar::from_raw(integer);\n}\n"
           "\nconstexpr Net make_net() {\n    Net net;\n    net.parameters() = Net::Parameters{{\n" +
           fixed_table_text(model.network, parameters) + "    }};\n    return net;\n}\n// clang-format on\n\n" +
           network_object_text() +
           "// An input, the output that import_model computed for these parameters, and the largest error that\n"
           "// 16-bit arithmetic may make.\n// clang-format off\nconstexpr Net::Input question{{\n" +
           lines_of_raw(made.input.data(), made.input.size(), 4) +
           "}};\nconstexpr std::array<float, Net::output_size> answer{{\n" +
           lines_of_literals(answer.data(), answer.size(), 4) +
           "}};\n// clang-format on\nconstexpr float tolerance = " + literal_above(made.test.tolerance) + ";\n\n" +
           answers_text("static_cast<float>(given[i])") + compiler_test_text(model.network, 100000) +
           closing_text(name);
}

/// The header of a network of floats or of 16 bits; of these a line for the user.
inline std::string header_text_of(const Model& model, const TestVector& test, const std::string& name,
                                  const Scalar& scalar, std::string& notes) {
    if (!scalar.is_fixed) {
        return header_text(model, test, name);
    }
    double difference = 0.0;
    const std::string text = fixed_header_text(model, test, name, scalar, difference);
    notes += "In 16 bits, " + scalar.text() + ", it answers the test within " + decimal(difference) +
             " of the network of floats.\n";
    return text;
}

} // namespace weights

#endif
