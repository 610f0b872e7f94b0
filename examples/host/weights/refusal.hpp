// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSAL_HPP

#include <stdexcept>
#include <string>

namespace weights {

/// Why a file or a command line cannot be used: one sentence that names the cure, without its full stop.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Text out of a file as it may stand in a terminal or a comment: no control characters, nothing that ends or continues
/// a line of C++ (\ and the trigraph of it), not endless.
inline std::string shown(const std::string& text) {
    constexpr std::size_t longest = 40;
    std::string result;
    for (const char letter : text.substr(0, longest)) {
        const bool is_plain = letter >= ' ' && letter <= '~' && letter != '\\' && letter != '?';
        result += is_plain ? letter : '_';
    }
    return text.size() > longest ? result + "..." : result;
}

/// The same in quotation marks.
inline std::string quoted(const std::string& text) {
    return "'" + shown(text) + "'";
}

} // namespace weights

#endif
