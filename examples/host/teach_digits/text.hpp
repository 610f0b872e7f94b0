// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_TEXT_HPP

#include <cstdio>
#include <string>

namespace teach {

/// A number with that many decimals.
inline std::string decimal(double value, int decimals) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

/// "94.6%" for 0.946.
inline std::string percent(double share) {
    return decimal(100.0 * share, 1) + "%";
}
/// "94.6%" for 0.946f.
inline std::string percent(float share) {
    return percent(static_cast<double>(share));
}

/// "18,520" for 18520.
inline std::string grouped(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3;) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

/// A text, filled up to width with spaces on the left.
inline std::string padded(const std::string& text, std::size_t width) {
    return (text.size() < width ? std::string(width - text.size(), ' ') : "") + text;
}

} // namespace teach

#endif
