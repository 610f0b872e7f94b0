// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_HEADER_FRAME_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_HEADER_FRAME_HPP

#include <cctype>
#include <string>

namespace weights {

/// How a header with a network begins: its guard, the library, and the namespace with that name.
inline std::string opening_text(const std::string& name) {
    std::string guard;
    for (const char letter : name) {
        guard += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    guard += "_HPP";
    return "#ifndef " + guard + "\n#define " + guard +
           "\n\n#if __has_include(<nervelet/nervelet.hpp>)\n#include <nervelet/nervelet.hpp>\n"
           "#else // an Arduino sketch\n#include <nervelet.h>\n#endif\n\nnamespace " +
           name + " {\n\n";
}

/// How it ends.
inline std::string closing_text(const std::string& name) {
    return "\n} // namespace " + name + "\n\n#endif\n";
}

} // namespace weights

#endif
