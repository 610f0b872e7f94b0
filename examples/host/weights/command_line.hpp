// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_COMMAND_LINE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_COMMAND_LINE_HPP

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "layout.hpp"

namespace weights {

/// Arguments, and options with values, as "--name x" or "--name=x".
struct CommandLine {
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> options;
    bool help = false;

    /// All values of an option.
    std::vector<std::string> all(const std::string& name) const {
        std::vector<std::string> values;
        for (const std::pair<std::string, std::string>& option : options) {
            if (option.first == name) {
                values.push_back(option.second);
            }
        }
        return values;
    }

    /// The last value of an option, or `otherwise`.
    std::string value(const std::string& name, const std::string& otherwise) const {
        const std::vector<std::string> values = all(name);
        return values.empty() ? otherwise : values.back();
    }
};

/// Reads the command line. known: all options, each of which has a value.
inline CommandLine read_command_line(int count, char** texts, const std::vector<std::string>& known) {
    CommandLine line;
    for (int i = 1; i < count; ++i) {
        const std::string text = texts[i];
        if (text == "--help" || text == "-h") {
            line.help = true;
        } else if (text.compare(0, 2, "--") != 0) {
            line.arguments.push_back(text);
        } else {
            const std::size_t equals = text.find('=');
            const std::string name = text.substr(0, equals);
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                throw Refusal("unknown option " + quoted(name) + "; --help lists the options");
            }
            if (equals == std::string::npos && i + 1 == count) {
                throw Refusal(name + " lacks its value; --help shows it");
            }
            line.options.emplace_back(name, equals == std::string::npos ? texts[++i] : text.substr(equals + 1));
        }
    }
    return line;
}

/// The value of --layout.
inline Layout read_layout(const std::string& text) {
    if (text != "" && text != "pytorch" && text != "keras") {
        throw Refusal("--layout is pytorch ([out, in]) or keras ([in, out]), not " + quoted(text));
    }
    return text == "pytorch" ? Layout::pytorch : text == "keras" ? Layout::keras : Layout::unknown;
}

/// Runs action, and puts the file's name in front of the message if it refuses.
template <class Action>
auto about_file(const std::string& path, Action action) -> decltype(action()) {
    try {
        return action();
    } catch (const Refusal& refusal) {
        throw Refusal(quoted(path) + " " + refusal.what());
    }
}

/// Runs a program. Returns 0, or after an error message 1.
template <class Program>
int run(const char* name, Program program) {
    try {
        program();
        return 0;
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "%s: there is not enough memory for these files; give smaller ones.\n", name);
    } catch (const Refusal& refusal) {
        std::fprintf(stderr, "%s: %s.\n", name, refusal.what());
    }
    return 1;
}

} // namespace weights

#endif
