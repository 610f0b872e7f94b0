// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LITERAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LITERAL_HPP

#include <nervelet/scalar/int8/multiplier.hpp>

#include "literal.hpp"

namespace weights {
namespace tflite {

// Initializers of what the layers of a QuantizedNetwork know.

using Texts = std::vector<std::string>;

inline std::string number_text(std::int64_t number) {
    return std::to_string(number);
}

inline std::string braced(const Texts& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return "{" + text + "}";
}

inline std::string multiplier_text(nervelet::int8::Multiplier its) {
    return braced({number_text(its.mantissa), number_text(its.exponent)});
}

/// Of a std::array.
inline std::string array_text(const Texts& numbers) {
    return "{{\n" + lines_of(numbers, 0) + "}}";
}

} // namespace tflite
} // namespace weights

#endif
