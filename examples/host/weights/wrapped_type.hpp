// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRAPPED_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRAPPED_TYPE_HPP

#include "words.hpp"

namespace weights {

/// An alias of a network's type, with line breaks between layers so that no line has more than 120 columns.
inline std::string wrapped_type(const std::string& name, const std::string& type) {
    const std::string begin = "using " + name + " = ";
    const std::size_t open = type.find('<') + 1;
    std::string text;
    std::string line = begin + type.substr(0, open);
    const std::vector<std::string> parts = split(type.substr(open), ',');
    std::size_t depth = 0;
    std::string part;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        part += parts[i];
        for (const char letter : parts[i]) {
            depth += letter == '<' ? 1 : 0;
            depth -= letter == '>' && depth > 0 ? 1 : 0;
        }
        part += i + 1 < parts.size() ? "," : ";";
        if (depth > 0) {
            continue;
        }
        if (line.size() + part.size() > 120) {
            text += line + "\n";
            line = std::string(begin.size() + open, ' ') + part.substr(1);
        } else {
            line += part;
        }
        part.clear();
    }
    return text + line + "\n";
}

} // namespace weights

#endif
