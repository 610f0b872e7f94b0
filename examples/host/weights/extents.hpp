// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EXTENTS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EXTENTS_HPP

#include <string>
#include <vector>

#include "words.hpp"

namespace weights {

/// A shape, channels last: 64, or time x channels, or rows x columns x channels.
using Extents = std::vector<std::size_t>;

/// "16x16x1".
inline std::string extents_text(const Extents& extents) {
    std::string text;
    for (const std::size_t extent : extents) {
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    }
    return text;
}

/// "16, 16, 1", as C++ has it.
inline std::string arguments_text(const Extents& extents) {
    std::string text;
    for (const std::size_t extent : extents) {
        text += (text.empty() ? "" : ", ") + std::to_string(extent);
    }
    return text;
}

/// How many numbers a shape has. None of ours overflows: three extents of up to a million.
inline std::size_t count_of(const Extents& extents) {
    std::size_t count = 1;
    for (const std::size_t extent : extents) {
        count *= extent;
    }
    return count;
}

/// Reads one to `most` numbers between x, as 16x16x1. what: their name in the message.
inline Extents read_extents(const std::string& text, std::size_t smallest, std::size_t largest, std::size_t most,
                            const std::string& what) {
    Extents extents;
    for (const std::string& number : split(text, 'x')) {
        extents.push_back(number_between(smallest, largest, number, what));
    }
    if (extents.size() > most) {
        throw Refusal(what + " must be " + (most == 1 ? "one number" : "at most " + std::to_string(most) + " numbers") +
                      ", not " + quoted(text) + "; leave the others out");
    }
    return extents;
}

} // namespace weights

#endif
