// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_RTNEURAL_HPP
#define NERVELET_EXAMPLES_HOST_IMPORT_MODEL_IMPORT_RTNEURAL_HPP

#include "../weights/rtneural.hpp"
#include "put_network.hpp"

namespace weights {

/// Whether one .json file is given, alone.
inline bool is_rtneural(const CommandLine& line) {
    return line.arguments.size() == 1 && ends_with(lower(line.arguments[0]), ".json");
}

inline JsonValue read_json_file(const std::string& path) {
    const Bytes file = read_file(path);
    return read_json({file.begin(), file.end()});
}

/// A model of RTNeural, which says itself what its network is.
inline void import_rtneural(const CommandLine& line) {
    for (const std::pair<std::string, std::string>& option : line.options) {
        if (option.first != "--name" && option.first != "--output" && option.first != "--steps" &&
            option.first != "--question" && option.first != "--answer" && option.first != "--scalar") {
            throw Refusal(option.first + " is for weights that are given with a network; leave it out");
        }
    }
    const std::string steps = line.value("--steps", "");
    const std::size_t count = steps.empty() ? 0 : number_between(1, 1000000, steps, "--steps");
    const std::string path = line.arguments[0];
    const Model model = about_file(path, [&] { return rtneural_model(read_json_file(path), count); });
    put_network(model, line);
}

} // namespace weights

#endif
