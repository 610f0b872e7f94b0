// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_STRING_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_STRING_HPP

#include "cursor.hpp"

namespace weights {

/// Reads the four hexadecimal digits of a Unicode escape.
inline std::uint32_t json_code_unit(Cursor& json) {
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        const std::string digits = "0123456789abcdef0123456789ABCDEF";
        const std::size_t digit = digits.find(static_cast<char>(json.letter()));
        if (digit == std::string::npos) {
            json.refuse("expected four hexadecimal digits");
        }
        unit = 16 * unit + static_cast<std::uint32_t>(digit % 16);
    }
    return unit;
}

/// Appends a Unicode code point as UTF-8.
inline void append_utf8(std::string& text, std::uint32_t point) {
    const auto put = [&text](std::uint32_t byte) {
        text += static_cast<char>(byte);
    };
    const auto put_tail = [&](int shift) {
        put(0x80u | ((point >> shift) & 0x3fu));
    };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xc0u | (point >> 6));
        put_tail(0);
    } else if (point < 0x10000) {
        put(0xe0u | (point >> 12));
        put_tail(6);
        put_tail(0);
    } else {
        put(0xf0u | (point >> 18));
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

/// Reads an escape after its backslash and appends it. A code point above 16 bits is written as two escapes.
inline void append_json_escape(std::string& text, Cursor& json) {
    const std::string names = "\"\\/bfnrt";
    const std::string meanings = "\"\\/\b\f\n\r\t";
    const char name = static_cast<char>(json.letter());
    if (name != 'u') {
        const std::size_t index = names.find(name);
        if (index == std::string::npos) {
            json.refuse("an unknown escape");
        }
        text += meanings[index];
        return;
    }
    std::uint32_t point = json_code_unit(json);
    if (point >= 0xd800 && point < 0xe000) {
        const bool is_high = point < 0xdc00 && json.letter() == '\\' && json.letter() == 'u';
        const std::uint32_t low = is_high ? json_code_unit(json) : 0;
        if (low < 0xdc00 || low >= 0xe000) {
            json.refuse("half of a surrogate pair");
        }
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
    }
    append_utf8(text, point);
}

/// Reads the rest of a UTF-8 character of several bytes and appends it. Refuses an overlong form and a surrogate.
inline void append_utf8_tail(std::string& text, unsigned char first, Cursor& json) {
    const int tail = first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 ? 3 : 0;
    std::uint32_t point = tail == 1 ? first & 0x1fu : tail == 2 ? first & 0x0fu : first & 0x07u;
    for (int i = 0; i < tail; ++i) {
        const unsigned char next = json.letter();
        if ((next & 0xc0) != 0x80) {
            json.refuse("not UTF-8");
        }
        point = (point << 6) | (next & 0x3fu);
    }
    const std::uint32_t smallest = tail == 1 ? 0x80 : tail == 2 ? 0x800 : 0x10000;
    if (tail == 0 || first > 0xf4 || point < smallest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
        json.refuse("not UTF-8");
    }
    append_utf8(text, point);
}

/// Reads a string behind its first quotation mark.
inline std::string json_string_behind_quote(Cursor& json) {
    std::string text;
    for (unsigned char letter = json.letter(); letter != '"'; letter = json.letter()) {
        if (letter < ' ') {
            json.refuse("a control character");
        } else if (letter == '\\') {
            append_json_escape(text, json);
        } else if (letter < 0x80) {
            text += static_cast<char>(letter);
        } else {
            append_utf8_tail(text, letter, json);
        }
    }
    return text;
}

/// Reads a string.
inline std::string json_string(Cursor& json) {
    json.expect('"');
    return json_string_behind_quote(json);
}

/// The inverse, for the ASCII names that export_weights writes.
inline std::string json_quoted(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        result += letter == '"' || letter == '\\' ? std::string("\\") + letter : std::string(1, letter);
    }
    return result + "\"";
}

} // namespace weights

#endif
