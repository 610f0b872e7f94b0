// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSAL_HPP

#include <stdexcept>
#include <string>

namespace weights {

/// Why a file or a command line cannot be used: a sentence that says what to do, without its full stop.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A text from a file, made safe for a terminal and a C++ comment: without control characters, without \ and ?, which
/// could continue a line, and cut to 40 characters.
inline std::string shown(const std::string& text) {
    constexpr std::size_t longest = 40;
    std::string result;
    for (const char letter : text.substr(0, longest)) {
        const bool is_plain = letter >= ' ' && letter <= '~' && letter != '\\' && letter != '?';
        result += is_plain ? letter : '_';
    }
    return text.size() > longest ? result + "..." : result;
}

/// The same between quotation marks.
inline std::string quoted(const std::string& text) {
    return "'" + shown(text) + "'";
}

} // namespace weights

#endif
