// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_LABEL_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_LABEL_TEXT_HPP

#include <string>

namespace train_csv {

/// The bytes of the UTF-8 letter that begins at `at`, 1 to 4; 0 where none does.
inline std::size_t utf8_length(const std::string& text, std::size_t at) {
    const unsigned first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80u                     ? 1
                               : first >= 0xc2u && first < 0xe0u ? 2
                               : first >= 0xe0u && first < 0xf0u ? 3
                               : first >= 0xf0u && first < 0xf5u ? 4
                                                                 : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= text.size() || (static_cast<unsigned char>(text[at + i]) & 0xc0u) != 0x80u) {
            return 0;
        }
    }
    return length;
}

/// The first letters of a text; what is not UTF-8, and control characters, become _.
inline std::string first_letters(const std::string& text, std::size_t count) {
    std::string result;
    for (std::size_t at = 0; at < text.size() && count > 0; --count) {
        const std::size_t length = utf8_length(text, at);
        const unsigned first = static_cast<unsigned char>(text[at]);
        const bool is_control = length == 0 || (length == 1 && (first < 0x20u || first == 0x7fu)) ||
                                (length == 2 && first == 0xc2u && static_cast<unsigned char>(text[at + 1]) < 0xa0u);
        result += is_control ? "_" : text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return result;
}

/// The letters of a text in UTF-8.
inline std::size_t letters_in(const std::string& text) {
    std::size_t count = 0;
    for (const char byte : text) {
        count += (static_cast<unsigned char>(byte) & 0xc0u) != 0x80u ? 1 : 0;
    }
    return count;
}

/// A label for a terminal or a picture, cut to 24 letters.
inline std::string label_text(const std::string& label) {
    constexpr std::size_t longest = 24;
    return first_letters(label, longest) + (letters_in(label) > longest ? "..." : "");
}

} // namespace train_csv

#endif
