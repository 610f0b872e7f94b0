// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_SCALES_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_SCALES_TEXT_HPP

#include <cstdio>
#include <string>

#include "plain_numbers.hpp"

namespace weights {

/// A scale with the digits that make the same float of it.
inline std::string scale_text(float scale) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", static_cast<double>(scale));
    return text;
}

/// {"scale":0.5,"zero_point":-3}
inline std::string quantization_text(nervelet::int8::Quantization one) {
    return "{\"scale\":" + scale_text(one.scale) + ",\"zero_point\":" + std::to_string(one.zero_point) + "}";
}

/// What the bytes of layers mean, as JSON: "0":{"input":...,"output":...,"weight":[0.25,0.125]} for each, by its name.
/// name_of(index) is that of a layer with weights.
template <class NameOf>
std::string scales_text(const std::vector<LayerScales>& layers, const NameOf& name_of) {
    std::string text = "{";
    for (const LayerScales& one : layers) {
        text += (text.size() == 1 ? "\"" : ",\"") + name_of(one.layer) +
                "\":{\"input\":" + quantization_text(one.input) + ",\"output\":" + quantization_text(one.output) +
                ",\"weight\":[";
        for (std::size_t j = 0; j < one.weights.size(); ++j) {
            text += (j == 0 ? "" : ",") + scale_text(one.weights[j]);
        }
        text += "]}";
    }
    return text + "}";
}

} // namespace weights

#endif
