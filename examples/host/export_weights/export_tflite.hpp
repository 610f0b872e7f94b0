// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_EXPORT_WEIGHTS_EXPORT_TFLITE_HPP
#define NERVELET_EXAMPLES_HOST_EXPORT_WEIGHTS_EXPORT_TFLITE_HPP

#include "../weights/bytes_model.hpp"
#include "../weights/command_line.hpp"
#include "../weights/exported_network.hpp"
#include "../weights/float_model.hpp"

namespace weights {

/// Where the name of a .tflite file ends, before the layers of a head.
inline std::size_t end_of_tflite(const std::string& text) {
    const std::string ending = ".tflite";
    const std::size_t head = lower(text).find(ending + ":");
    return head != std::string::npos ? head + ending.size() : ends_with(lower(text), ending) ? text.size() : 0;
}

inline bool names_tflite(const std::string& text) {
    return end_of_tflite(text) > 0;
}

/// Numbers as those of a saved network.
inline SavedNetwork as_saved(const std::vector<float>& numbers, const std::string& format) {
    SavedNetwork saved{find_safetensors_format(format), {}};
    for (const float number : numbers) {
        append_number(saved.parameters, static_cast<double>(number), saved.format->size);
    }
    return saved;
}

/// A whole model: of int8, or of float32.
inline ExportedNetwork whole_model(const tflite::Model& model, const std::string& file) {
    if (tflite::is_float_model(model)) {
        const tflite::FloatModel found(model, file);
        return {found.made().network, found.made().network.text, as_saved(found.made().parameters, "F32")};
    }
    const tflite::BytesModel bytes(model);
    return {bytes.network(), bytes.network().text, as_saved(bytes.plain().numbers, "F32"), bytes.plain().scales};
}

/// The architecture that nervelet::save writes for a head above the first layers of a network of bytes. head: the index
/// of its first step.
inline std::uint32_t architecture_of_head(const Description& network, std::size_t head, std::size_t layers,
                                          nervelet::int8::Quantization features) {
    nervelet::Fingerprint text;
    describe_extents(text, "Input", network.input);
    text("Pretrained in bytes", layers);
    text("Features of bytes", features.zero_point + 128, nervelet::math::to_bits(features.scale));
    for (std::size_t i = head; i < network.steps.size(); ++i) {
        describe_step(text, network, network.steps[i]);
    }
    return text.value();
}

/// The first layers of a model, and the saved head above them. head: "9,dense:14:softmax".
inline ExportedNetwork with_head(const tflite::Model& model, const std::string& head, const std::string& path) {
    const std::size_t comma = head.find(',');
    if (tflite::is_float_model(model) || comma == std::string::npos) {
        throw Refusal(comma == std::string::npos
                          ? "is followed by how many of its layers Pretrained has, and by the head above them, as in "
                            "kws.tflite:9,dense:14:softmax"
                          : "is of float32, and a saved network does not hold its frozen layers; write it by "
                            "weights::write_weights(net, path) in a program that has loaded it");
    }
    const std::size_t count = number_between(1, 100000, head.substr(0, comma), "the number of the model's layers");
    const tflite::BytesModel bytes(model, count);
    if (bytes.ends_in_softmax()) {
        throw Refusal("ends in a softmax, above which no head learns; give fewer layers");
    }
    const Description network = read_description(bytes.network().text + head.substr(comma));
    check_exportable(network);
    const std::size_t first = bytes.network().steps.size();
    const std::size_t learned = network.parameter_count - bytes.plain().numbers.size();
    const SavedNetwork saved = about_file(path, [&] {
        return read_saved_network(read_file(path), architecture_of_head(network, first, count, bytes.output()), learned,
                                  network.text);
    });
    SavedNetwork all = as_saved(bytes.plain().numbers, saved.format->safetensors);
    all.parameters.insert(all.parameters.end(), saved.parameters.begin(), saved.parameters.end());
    return {network, network.text, all, bytes.plain().scales};
}

/// A .tflite model, alone or with a saved head.
inline ExportedNetwork read_tflite_network(const CommandLine& line) {
    const std::string& text = line.arguments[0];
    const std::string path = text.substr(0, end_of_tflite(text));
    const bool has_head = path.size() < text.size();
    if (has_head != (line.arguments.size() == 2)) {
        throw Refusal(has_head ? "the head above the layers of a model is in a file of nervelet::save; give it, too"
                               : "a .tflite model is alone, or has its layers and the head behind it that the saved "
                                 "file holds, as in kws.tflite:9,dense:14:softmax saved.bin; correct it");
    }
    return about_file(path, [&] {
        const Bytes file = read_file(path);
        const tflite::Model model = tflite::read_tflite(file);
        return has_head ? with_head(model, text.substr(path.size() + 1), line.arguments[1]) : whole_model(model, path);
    });
}

} // namespace weights

#endif
