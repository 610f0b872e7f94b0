// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_HEADER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_HEADER_HPP

#include "header_frame.hpp"
#include "quantized_layers.hpp"
#include "quantized_numbers.hpp"
#include "quantized_test.hpp"
#include "quantized_type.hpp"
#include "wrapped_type.hpp"

namespace weights {
namespace tflite {

/// How many multiplications a model takes.
inline std::size_t multiply_adds_of(const Model& model) {
    std::size_t sum = 0;
    for (const Operator& one : model.operators) {
        const Extents& output = model.tensors[one.output].shape;
        const bool has_windows = one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d;
        if (has_windows || one.code == Code::fully_connected) {
            sum += count_of(model.tensors[one.inputs[1]].shape) * (has_windows ? output[1] * output[2] : 1);
        }
    }
    return sum;
}

/// What the bytes of an input or an output are to a user of the model, where they are others there. end: the model's
/// own tensor; change: what makes bytes of the network.
inline std::string unsigned_text(const Model& model, std::size_t end, const std::string& change) {
    return model.tensors[end].type == ElementType::uint8
               ? "// The model has " + text_of(model.tensors[end]) + " there: " + change + ".\n"
               : "";
}

/// The comments at the top: where the network is from, and what goes in and comes out.
inline std::string quantized_origin_text(const Model& model, const QuantizedLayers& layers, const std::string& file) {
    return "// " + shown(file) + "\n// Input: " + text_of(model.tensors[layers.input]) + "\n" +
           unsigned_text(model, model.inputs[0], "give x - 128 for each of its bytes x") +
           "// Output: " + text_of(model.tensors[layers.output]) + "\n" +
           unsigned_text(model, model.outputs[0], "each of its bytes is y + 128") + "// " +
           std::to_string(multiply_adds_of(model)) +
           " multiply-adds\n//\n// Written by nervelet's import_model; changes are lost when it runs again.\n";
}

/// The test of a network, and by the compiler, which takes some fifty steps for each multiply-add, of a small one.
inline std::string quantized_test_text(const Model& model, const QuantizedTest& test) {
    constexpr std::size_t most = 20000;
    const bool is_small = multiply_adds_of(model) <= most;
    // Compilers try to compute what is constexpr, and give up after seconds.
    const std::string kind = is_small ? "constexpr bool" : "bool";
    std::vector<std::string> bytes;
    for (const std::int32_t byte : test.answer) {
        bytes.push_back(std::to_string(byte));
    }
    return "// What import_model computed from the file, without the library, for an input of bytes that look random.\n"
           "// clang-format off\nconstexpr Net::Output answer{{\n" +
           lines_of(bytes, 4) + R"(}};
// clang-format on

// Whether a network gives that output for that input; with the RAM that net.run(arena) takes.
template <class Network>
)" + kind + R"( answers(const Network& network, typename Network::Arena& arena) {
    std::uint32_t state = )" +
           std::to_string(test.seed) + R"(;
    for (std::size_t i = 0; i < Network::input_size; ++i) {
        state = state * 1664525u + 1013904223u;
        arena.input()[i] = static_cast<std::int8_t>(static_cast<int>(state >> 24) - (state >> 31 != 0 ? 256 : 0));
    }
    network.run(arena);
    for (std::size_t j = 0; j < Network::output_size; ++j) {
        if (arena.output()[j] != answer[j]) {
            return false;
        }
    }
    return true;
}

// The same with an arena on the stack.
template <class Network>
)" + kind + R"( answers(const Network& network) {
    typename Network::Arena arena{};
    return answers(network, arena);
}
)" +
           (is_small
                ? "#if __cplusplus >= 201703L\nstatic_assert(answers(net), \"these weights do not answer as they did "
                  "where "
                  "they were imported: import them again\");\n#endif\n"
                : "// Too large for compilers to test, with " + std::to_string(multiply_adds_of(model)) +
                      " multiply-adds: test answers(net) when the program starts.\n");
}

/// The header of a model of int8: the network, and a test of it, in a namespace with that name. file: what the model
/// was read from.
inline std::string quantized_header_text(const Model& model, const std::string& file, const std::string& name,
                                         Rounding rounding) {
    if (!(Executor::work_of(model) < 2e9)) {
        throw Refusal("takes more than 2,000,000,000 multiply-adds; no board runs such a network");
    }
    const QuantizedLayers layers = QuantizedLayersOf(model).find();
    const QuantizedNumbers numbers(model.tensors);
    const std::string type = QuantizedType(model.tensors).text(layers.layers);
    const std::string constants = "{" + numbers.meaning_text(layers.input) + ", // input: scale and zero point\n" +
                                  numbers.meaning_text(layers.output) + ", // output\n" + numbers.text(layers.layers) +
                                  "}";
    const QuantizedTest test = make_quantized_test(model, layers.input, layers.output, rounding);
    return quantized_origin_text(model, layers, file) + opening_text(name) + "// clang-format off\n" +
           wrapped_type("Float", type) + "\nusing Net = nervelet::QuantizedNetwork<Float" +
           (rounding == Rounding::once ? ", nervelet::SingleRounding>" : ">") +
           ";\n\n// Read-only data: a microcontroller keeps it in flash. Of each layer: weights, biases with the zero "
           "point of the "
           "input in\n// them, mantissas and exponents of what multiplies the sums, the zero point of the input, and "
           "zero "
           "point, lowest and\n// highest byte of the output. In RAM:\n// static " +
           name + "::Net::Arena arena;\n// arena.input() = x; " + name +
           "::net.run(arena); arena.output()\n#if __cplusplus >= 201703L\ninline constexpr "
           "Net net =\n#else // once in each source file that uses it\nconstexpr Net net =\n#endif\n" +
           constants + ";\n// clang-format on\n\n" + quantized_test_text(model, test) + closing_text(name);
}

} // namespace tflite
} // namespace weights

#endif
