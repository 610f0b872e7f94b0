// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_CHECKS_PROGRAMS_WEIGHTS_TFLITE_FILES_HPP
#define NERVELET_TESTS_CHECKS_PROGRAMS_WEIGHTS_TFLITE_FILES_HPP

#include "../../../../examples/host/weights/tflite_executor.hpp"
#include "../../../support/tflite/float_specimen.hpp"
#include "../../../support/tflite/keras_specimen.hpp"
#include "../../../support/tflite/residual_specimen.hpp"

namespace support {

/// Writes FOLDER/NAME.tflite; and NAME.txt and NAME.single.txt, what the plain executor says of eight inputs with each
/// rounding, in the words of published answers. input, output: tensors of int8.
inline void write_tflite_model(const std::string& folder, const std::string& name, const ModelToWrite& written,
                               std::size_t input, std::size_t output) {
    const weights::Bytes file = written.file();
    weights::write_file(folder + "/" + name + ".tflite", file);
    const weights::tflite::Model model = weights::tflite::read_tflite(file);
    for (const auto rounding : {weights::tflite::Rounding::twice, weights::tflite::Rounding::once}) {
        std::string text;
        for (std::uint32_t seed = 1; seed <= 8; ++seed) {
            text += "input seed " + std::to_string(seed) + "\nout";
            weights::tflite::Executor executor(model, rounding);
            for (const unsigned char byte : scattered_bytes(weights::count_of(model.tensors[input].shape), seed)) {
                executor[input].whole.push_back(byte < 128 ? byte : byte - 256);
            }
            executor.run_behind(input);
            for (const std::int32_t byte : executor[output].whole) {
                text += " " + std::to_string(byte);
            }
            text += "\n";
        }
        const char* const ending = rounding == weights::tflite::Rounding::twice ? ".txt" : ".single.txt";
        weights::write_file(folder + "/" + name + ending, weights::Bytes(text.begin(), text.end()));
    }
}

/// Six small models, two of them of float32, and one that cannot be imported.
inline void write_tflite_models(const std::string& folder) {
    write_tflite_model(folder, "specimen", specimen(), 1, 19);
    write_tflite_model(folder, "residual", residual_specimen(), 0, 30);
    write_tflite_model(folder, "one_channel", one_channel_specimen(), 0, 6);
    write_tflite_model(folder, "keras", keras_specimen(), 0, 24);
    weights::write_file(folder + "/float_residual.tflite", in_float(residual_specimen()).file());
    weights::write_file(folder + "/float_keras.tflite", in_float(keras_specimen()).file());
    ModelToWrite mixed = specimen();
    mixed.operators = {plain(22, 0, 14), {114, {14}, {1}}};
    mixed.tensors[14] = {"numbers", {1, 6, 5, 3}, 0};
    mixed.outputs = {1};
    weights::write_file(folder + "/mixed.tflite", mixed.file());
}

} // namespace support

#endif
