// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_TFLITE_HPP
#define NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_TFLITE_HPP

#include "../weights/command_line.hpp"
#include "../weights/namespace_name.hpp"
#include "../weights/quantized_header.hpp"
#include "../weights/tensor_name.hpp"

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

/// A model that says itself what its network is.
inline void import_tflite(const CommandLine& line) {
    if (line.arguments.size() != 1) {
        throw Refusal("a .tflite file says itself what its network is; give it alone, as in import_model "
                      "model.tflite --name model");
    }
    for (const std::pair<std::string, std::string>& option : line.options) {
        if (option.first != "--name" && option.first != "--output" && option.first != "--rounding") {
            throw Refusal(option.first + " is for weights that are given with a network; leave it out");
        }
    }
    const std::string path = line.arguments[0];
    const std::string name = check_namespace_name(line.value("--name", "factory"));
    const tflite::Rounding rounding = read_rounding(line.value("--rounding", "double"));
    put_header(about_file(path,
                          [&] {
                              const Bytes file = read_file(path);
                              const tflite::Model model = tflite::read_tflite(file);
                              const std::string base = path.substr(path.find_last_of("/\\") + 1);
                              return tflite::quantized_header_text(model, base, name, rounding);
                          }),
               line);
}

} // namespace weights

#endif
