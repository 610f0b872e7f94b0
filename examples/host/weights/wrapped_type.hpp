// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRAPPED_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRAPPED_TYPE_HPP

#include "words.hpp"

namespace weights {

/// An alias of a network's type, with line breaks between layers, also between those inside of a residual, so that no
/// line has more than 120 columns.
inline std::string wrapped_type(const std::string& name, const std::string& type) {
    const std::string begin = "using " + name + " = ";
    const std::size_t open = type.find('<') + 1;
    std::string text;
    std::string line = begin + type.substr(0, open);
    const std::vector<std::string> parts = split(type.substr(open), ',');
    std::size_t depth = 0;     // of templates that are kept together
    std::size_t residuals = 0; // in which the next part lies
    std::size_t indentation = begin.size() + open;
    std::string part;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        part += parts[i];
        for (std::size_t at = 0; at < parts[i].size(); ++at) {
            const bool is_residual = ends_with(parts[i].substr(0, at), "Residual");
            if (parts[i][at] == '<') {
                ++(is_residual ? residuals : depth);
            } else if (parts[i][at] == '>' && depth + residuals > 0) {
                --(depth > 0 ? depth : residuals);
            }
        }
        part += i + 1 < parts.size() ? "," : ";";
        if (depth > 0) {
            continue;
        }
        if (line.size() + part.size() > 120) {
            text += line + "\n";
            line = std::string(indentation, ' ') + part.substr(1);
        } else {
            line += part;
        }
        indentation = begin.size() + open + 4 * residuals;
        part.clear();
    }
    return text + line + "\n";
}

} // namespace weights

#endif
