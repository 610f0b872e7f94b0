// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_HEADER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_HEADER_TEXT_HPP

#include "header_frame.hpp"
#include "literal.hpp"
#include "test_vector.hpp"
#include "wrapped_type.hpp"

namespace weights {

/// What the rows of a layer's weights are, for a comment.
inline std::string rows_text(const Description& network, std::size_t index) {
    const Layer& layer = network.layers[index];
    const Windows& windows = step_of(network, index).windows;
    const std::string taps = "each of the " + std::to_string(taps_of(windows)) + " taps";
    return layer.product == Product::states ? "U, for each of the " + std::to_string(layer.inputs) + " units"
           : is_norm(layer.kind)            ? "gamma"
           : layer.kind == Kind::depthwise  ? "the weights of " + taps
           : layer.kind == Kind::convolution
               ? "the weights of " + taps + " and " + std::to_string(windows.channels) + " channels"
               : "the weights of each of the " + std::to_string(layer.inputs) + " inputs";
}

/// The parameters as initializers of an array.
inline std::string table_text(const Model& model) {
    std::string text;
    const float* at = model.parameters.data();
    for (std::size_t i = 0; i < model.network.layers.size(); ++i) {
        const Layer& layer = model.network.layers[i];
        const std::string name = "        // " + layer_name(model.network, i) + ": ";
        text += name + rows_text(model.network, i) + "\n";
        for (std::size_t row = 0; row <= layer.inputs; ++row, at += layer.outputs) {
            text += row < layer.inputs ? "" : name + (is_norm(layer.kind) ? "beta" : "bias") + "\n";
            text += lines_of_literals(at, layer.outputs, 8);
        }
    }
    return text;
}

/// The definition of a constant array.
inline std::string array_text(const std::string& type, const std::string& name, const std::vector<double>& values) {
    std::vector<float> numbers;
    for (const double value : values) {
        numbers.push_back(static_cast<float>(value));
    }
    return "constexpr " + type + " " + name + "{{\n" + lines_of_literals(numbers.data(), numbers.size(), 4) + "}};\n";
}

/// The comments at the top: the network, where it is from, and whether that was compared.
inline std::string origin_text(const Model& model, const TestVector& test) {
    std::string text = "// " + model.network.text + "\n// " + shapes_text(model.network) +
                       "\n//\n// Written by nervelet's import_model; changes are lost when it runs again.\n";
    for (const std::string& note : model.notes) {
        text += "// " + note + "\n";
    }
    return text + (test.is_given ? "// Compared with what the model itself answered.\n"
                   : test.is_computed
                       ? "// Compared with what the operators in the file compute.\n"
                       : "// Not compared with what the model itself answers, so a wrong activation stays "
                         "unseen: give --question and --answer.\n");
}

/// The input and the output that the network is tested with.
inline std::string question_text(const TestVector& test) {
    return "// An input, the output that " +
           std::string(test.is_given ? "the model answered with where it was trained"
                                     : "import_model computed for it") +
           ", and the largest error that\n// float arithmetic may make.\n// clang-format off\n" +
           array_text("Net::Input", "question", test.question) + array_text("Net::Output", "answer", test.answer) +
           "// clang-format on\nconstexpr float tolerance = " + literal_above(test.tolerance) + ";\n\n";
}

/// The test by the compiler, of up to so many multiply-adds. Compilers take some ten steps for each in float, and give
/// up after some ten millions.
inline std::string compiler_test_text(const Description& network, std::size_t most = 400000) {
    std::size_t multiply_adds = 0;
    for (const Layer& layer : network.layers) {
        const Step& step = network.steps[layer.step];
        multiply_adds += layer.inputs * layer.outputs * positions_of(step.windows);
    }
    return multiply_adds <= most ? "#if __cplusplus >= 201703L\nstatic_assert(answers(net), \"these weights do not "
                                   "answer as they did where "
                                   "they were imported: import them again\");\n#endif\n"
                                 : "// Too large for compilers to test, with " + std::to_string(multiply_adds) +
                                       " multiply-adds: test answers(net) when the program starts.\n";
}

/// The definition of the network.
inline std::string network_object_text() {
    return "// Read-only data: a microcontroller keeps it in flash. To go on training, copy it.\n"
           "#if __cplusplus >= 201703L\ninline constexpr Net net = make_net();\n#else\n"
           "constexpr Net net = make_net(); // once in each source file that uses it\n#endif\n\n";
}

/// The function that tests a network. number: an output as a float.
inline std::string answers_text(const std::string& number) {
    return R"(// Whether a network gives that output for that input.
template <class Network>
constexpr bool answers(const Network& network) {
    const auto given = network(question);
    for (std::size_t i = 0; i < given.size(); ++i) {
        const float difference = )" +
           number + R"( - answer[i];
        if (!(difference <= tolerance && difference >= -tolerance)) {
            return false;
        }
    }
    return true;
}
)";
}

/// The whole header: the network, and a test of it, in a namespace with that name.
inline std::string header_text(const Model& model, const TestVector& test, const std::string& name) {
    return origin_text(model, test) + opening_text(name) + "// clang-format off\n" + statistics_text(model.statistics) +
           wrapped_type("Net", model.network.type) +
           "\nconstexpr Net make_net() {\n    Net net;\n    net.parameters() = Net::Parameters{{\n" +
           table_text(model) + "    }};\n    return net;\n}\n// clang-format on\n\n" + network_object_text() +
           question_text(test) + answers_text("given[i]") + compiler_test_text(model.network) + closing_text(name);
}

} // namespace weights

#endif
