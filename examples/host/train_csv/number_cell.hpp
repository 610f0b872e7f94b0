// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_NUMBER_CELL_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_NUMBER_CELL_HPP

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "../weights/words.hpp"
#include "csv_rows.hpp"

namespace train_csv {

/// Whether it is [+-] digits [. digits] [e [+-] digits], with digits before or behind the point.
inline bool is_decimal_number(const std::string& text) {
    std::size_t i = 0;
    const auto pass_sign = [&] {
        i += i < text.size() && (text[i] == '+' || text[i] == '-') ? 1 : 0;
    };
    const auto pass_digits = [&] {
        const std::size_t first = i;
        while (i < text.size() && weights::is_digit(text[i])) {
            ++i;
        }
        return i - first;
    };
    pass_sign();
    std::size_t digits = pass_digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        digits += pass_digits();
    }
    if (digits > 0 && i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        pass_sign();
        digits = pass_digits();
    }
    return digits > 0 && i == text.size();
}

/// Whether it is one of the words by which programs write a number that there is not, or that is infinite.
inline bool is_no_finite_number(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    text.erase(0, !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0);
    for (const char* const word : {"nan", "nan(ind)", "inf", "infinity", "na", "n/a", "#n/a", "null", "none"}) {
        if (text == word) {
            return true;
        }
    }
    return false;
}

/// What to do about a cell that is no number.
inline std::string number_cure(const std::string& text, char decimal_mark) {
    std::string with_point = text;
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    if (decimal_mark == '.' && with_point != text && is_decimal_number(with_point)) {
        return "if the file writes decimal commas, say --decimal comma";
    }
    if (decimal_mark == ',' && is_decimal_number(text)) {
        return "the file writes decimal points: leave --decimal comma out";
    }
    return "correct it, or leave this column out of --channels";
}

/// The number in a cell. decimal_mark: '.' or ','; a number without one is the same in both. Throws a Refusal that
/// begins with where, as at_cell gives it.
inline float read_number_cell(const std::string& text, char decimal_mark, const std::string& where) {
    if (text.empty()) {
        throw Refusal(where + "expected a number, got nothing; fill it in, or delete the row");
    }
    if (is_no_finite_number(text)) {
        throw Refusal(where + "expected a finite number, got " + weights::quoted(text) +
                      "; fill in what was measured, or delete the row");
    }
    std::string number = text;
    if (decimal_mark == ',') {
        std::replace(number.begin(), number.end(), ',', '\n');
        std::replace(number.begin(), number.end(), '.', ',');
        std::replace(number.begin(), number.end(), '\n', '.');
    }
    if (!is_decimal_number(number)) {
        throw Refusal(where + "expected a number, got " + weights::quoted(text) + "; " +
                      number_cure(text, decimal_mark));
    }
    const float value = std::strtof(number.c_str(), nullptr);
    if (!std::isfinite(value)) {
        throw Refusal(where + "expected a number that a float can hold, up to 3.4e38, got " + weights::quoted(text) +
                      "; give it in a larger unit");
    }
    return value;
}

} // namespace train_csv

#endif
