// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WORDS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WORDS_HPP

#include <string>
#include <vector>

#include "refusal.hpp"

namespace weights {

/// Whether it is 0 to 9.
inline bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// A text without the spaces at its beginning.
inline std::string without_spaces(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first);
}

/// Whether a text ends with another one.
inline bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The parts of a text between separators.
inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

/// Reads a number from smallest to largest. what: its name in the message if it is none.
inline std::size_t number_between(std::size_t smallest, std::size_t largest, const std::string& text,
                                  const std::string& what) {
    std::size_t value = 0;
    bool is_number = !text.empty() && text.size() < 9;
    for (const char digit : text) {
        is_number = is_number && digit >= '0' && digit <= '9';
        value = is_number ? 10 * value + static_cast<std::size_t>(digit - '0') : 0;
    }
    if (!is_number || value < smallest || value > largest) {
        throw Refusal(what + " must be a whole number from " + std::to_string(smallest) + " to " +
                      std::to_string(largest) + ", not " + quoted(text));
    }
    return value;
}

} // namespace weights

#endif
