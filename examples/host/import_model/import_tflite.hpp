// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_TFLITE_HPP
#define NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_TFLITE_HPP

#include "../weights/command_line.hpp"
#include "../weights/fixed_header.hpp"
#include "../weights/float_model.hpp"
#include "../weights/header_text.hpp"
#include "../weights/namespace_name.hpp"
#include "../weights/npy.hpp"
#include "../weights/quantized_header.hpp"
#include "../weights/quantized_summary.hpp"
#include "../weights/tensor_name.hpp"
#include "../weights/tflite_answers.hpp"

namespace weights {

/// Refuses a place for the header where weights are: a slip would lose them.
inline void check_output(const std::string& output) {
    for (const char* const ending : {".tflite", ".safetensors", ".npy"}) {
        if (ends_with(lower(output), ending)) {
            throw Refusal("--output is where the header goes, such as model.hpp, not " + quoted(output) +
                          ", which would lose what is there");
        }
    }
}

/// Prints the header, or writes it where --output says.
inline void put_header(const std::string& text, const CommandLine& line) {
    const std::string output = line.value("--output", "");
    check_output(output);
    if (output.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
    } else {
        about_file(output, [&] { write_file(output, Bytes(text.begin(), text.end())); });
    }
}

/// The value of --rounding.
inline tflite::Rounding read_rounding(const std::string& text) {
    if (text != "double" && text != "single") {
        throw Refusal("--rounding is double, as TensorFlow Lite Micro does it, or single, as on PCs, not " +
                      quoted(text));
    }
    return text == "double" ? tflite::Rounding::twice : tflite::Rounding::once;
}

/// Whether a .tflite file is given.
inline bool has_tflite(const CommandLine& line) {
    return std::any_of(line.arguments.begin(), line.arguments.end(),
                       [](const std::string& path) { return ends_with(lower(path), ".tflite"); });
}

/// The name of a file without its folder.
inline std::string base_name(const std::string& path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

inline Tensor read_npy_file(const std::string& path) {
    const std::string file = base_name(path);
    return about_file(path, [&] { return read_npy(read_file(path), file.substr(0, file.rfind(".npy"))); });
}

/// Whether --question and --answer are given.
inline bool has_question(const CommandLine& line) {
    const bool is_given = !line.value("--question", "").empty();
    if (is_given == line.value("--answer", "").empty()) {
        throw Refusal("--question and --answer belong together; give both or none");
    }
    return is_given;
}

/// A line that says how the answers of --answer compare, if they are given.
inline std::string compared_text(const tflite::Model& model, const CommandLine& line, tflite::Rounding rounding) {
    return has_question(line) ? tflite::compared_answers(model, read_npy_file(line.value("--question", "")),
                                                         read_npy_file(line.value("--answer", "")), rounding) +
                                    "\n"
                              : "";
}

/// The header of a model of float32, and what to tell the user.
inline std::string float_header(const tflite::Model& model, const CommandLine& line, const std::string& name,
                                std::string& notes) {
    if (!line.all("--rounding").empty()) {
        throw Refusal("is of float32, in which --rounding has no meaning; leave it out");
    }
    const tflite::FloatModel made(model, base_name(line.arguments[0]));
    const weights::Model& network = made.made();
    TestVector test = tflite::make_float_test(model, network);
    notes = std::to_string(network.network.layers.size()) + " layers with " +
            std::to_string(network.parameters.size()) +
            " weights and biases of float32: " + shapes_text(network.network) + "\n";
    if (has_question(line)) {
        const Tensor questions = read_npy_file(line.value("--question", ""));
        const Tensor answers = read_npy_file(line.value("--answer", ""));
        tflite::compare_float_answers(model, network, questions, answers);
        test = tflite::given_float_test(network, questions, answers);
        notes += "The network answers as the model itself.\n";
    }
    return header_text_of(network, test, name, read_scalar(line.value("--scalar", "float")), notes);
}

/// The same of a model of int8.
inline std::string quantized_header(const tflite::Model& model, const CommandLine& line, const std::string& name,
                                    std::string& notes) {
    if (!line.all("--scalar").empty()) {
        throw Refusal("is of int8, whose integers have 8 bits; leave out --scalar, or give the model of float32");
    }
    const tflite::Rounding rounding = read_rounding(line.value("--rounding", "double"));
    const std::string text = tflite::quantized_header_text(model, base_name(line.arguments[0]), name, rounding);
    notes = tflite::quantized_summary(model) + "\n" + compared_text(model, line, rounding);
    return text;
}

/// A model that says itself what its network is.
inline void import_tflite(const CommandLine& line) {
    if (line.arguments.size() != 1) {
        throw Refusal("a .tflite file says itself what its network is; give it alone, as in import_model "
                      "model.tflite --name model");
    }
    for (const std::pair<std::string, std::string>& option : line.options) {
        if (option.first != "--name" && option.first != "--output" && option.first != "--rounding" &&
            option.first != "--question" && option.first != "--answer" && option.first != "--scalar") {
            throw Refusal(option.first + " is for weights that are given with a network; leave it out");
        }
    }
    const std::string path = line.arguments[0];
    const std::string name = check_namespace_name(line.value("--name", "factory"));
    read_rounding(line.value("--rounding", "double"));
    read_scalar(line.value("--scalar", "float"));
    std::string notes;
    const std::string header = about_file(path, [&] {
        const Bytes file = read_file(path);
        const tflite::Model model = tflite::read_tflite(file);
        return tflite::is_float_model(model) ? float_header(model, line, name, notes)
                                             : quantized_header(model, line, name, notes);
    });
    put_header(header, line);
    std::fprintf(stderr, "%s: %s", base_name(path).c_str(), notes.c_str());
}

} // namespace weights

#endif
