// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LITERAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LITERAL_HPP

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace weights {

/// The shortest C++ literal that is exactly this float. Nine digits are always enough.
inline std::string literal(float value) {
    char text[32];
    for (int digits = 1; digits <= 9; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(value));
        if (std::strtof(text, nullptr) == value) {
            break;
        }
    }
    const std::string number = text;
    return number + (number.find_first_of(".e") == std::string::npos ? ".0f" : "f");
}

/// The literal of a positive number, rounded up to two digits.
inline std::string literal_above(double value) {
    const double step = value > 0.0 ? std::pow(10.0, std::floor(std::log10(value)) - 1.0) : 1.0;
    return literal(static_cast<float>(std::ceil(value / step) * step));
}

/// Numbers, each followed by a comma, in lines of up to 120 columns.
inline std::string lines_of(const std::vector<std::string>& numbers, std::size_t indentation) {
    std::string text;
    std::size_t column = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string number = numbers[i] + ",";
        if (i == 0 || column + 1 + number.size() > 120) {
            text += (i == 0 ? "" : "\n") + std::string(indentation, ' ') + number;
            column = indentation + number.size();
        } else {
            text += " " + number;
            column += 1 + number.size();
        }
    }
    return text + "\n";
}

/// The literals of floats in such lines.
inline std::string lines_of_literals(const float* values, std::size_t count, std::size_t indentation) {
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        numbers.push_back(literal(values[i]));
    }
    return lines_of(numbers, indentation);
}

} // namespace weights

#endif
