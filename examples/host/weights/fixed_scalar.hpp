// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_SCALAR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_SCALAR_HPP

#include <cctype>
#include <cmath>
#include <string>

#include "refusal.hpp"

namespace weights {

/// The scalar of a network in a header: float, or nervelet::Fixed with these fraction bits.
struct Scalar {
    bool is_fixed = false;
    int weight_bits = 13;
    int activation_bits = 11;

    /// Its C++ type.
    std::string type() const {
        return !is_fixed ? "float"
               : weight_bits == 13 && activation_bits == 11
                   ? "nervelet::Fixed16"
                   : "nervelet::Fixed<" + std::to_string(weight_bits) + ", " + std::to_string(activation_bits) + ">";
    }

    /// What --scalar takes.
    std::string text() const {
        return !is_fixed ? "float"
               : weight_bits == 13 && activation_bits == 11
                   ? "fixed16"
                   : "fixed:" + std::to_string(weight_bits) + ":" + std::to_string(activation_bits);
    }
};

/// The number that `bits` fraction bits of 16 can hold up to.
inline double limit_of(int bits) {
    return std::ldexp(1.0, 15 - bits);
}

/// The most fraction bits, below `bits`, that hold a magnitude; 0 where none do.
inline int bits_that_hold(double magnitude, int bits) {
    while (bits > 0 && !(std::floor(std::ldexp(magnitude, bits) + 0.5) <= 32767.0)) {
        --bits;
    }
    return bits;
}

/// The number of fraction bits, a text; 0 where it is none.
inline int read_bits(const std::string& text) {
    const bool is_number = !text.empty() && text.size() < 3 && std::isdigit(static_cast<unsigned char>(text[0])) != 0 &&
                           std::isdigit(static_cast<unsigned char>(text.back())) != 0;
    const int bits = is_number ? std::stoi(text) : 0;
    return bits <= 15 ? bits : 0;
}

/// The value of --scalar.
inline Scalar read_scalar(const std::string& text) {
    const std::string begin = "fixed:";
    const std::size_t colon = text.rfind(':');
    Scalar scalar;
    if (text == "float") {
        return scalar;
    }
    scalar.is_fixed = true;
    if (text.compare(0, begin.size(), begin) == 0 && colon >= begin.size()) {
        scalar.weight_bits = read_bits(text.substr(begin.size(), colon - begin.size()));
        scalar.activation_bits = read_bits(text.substr(colon + 1));
        if (scalar.weight_bits > 0 && scalar.activation_bits > 0) {
            return scalar;
        }
    } else if (text == "fixed16") {
        return scalar;
    }
    throw Refusal("--scalar is float, fixed16, or fixed:12:11 with the fraction bits of weights and of activations, 1 "
                  "to 15, which is Fixed<12, 11>, not " +
                  quoted(text));
}

} // namespace weights

#endif
