// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_OPTIONS_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_OPTIONS_HPP

#include <cstdint>
#include <string>

namespace teach {

/// The command line.
struct Options {
    std::uint32_t seed = 7;
    std::uint32_t seeds = 5;
    std::uint32_t epochs = 0; ///< 0: what the network's recipe says
    std::uint32_t shots = 20;
    std::string network = "convolutional"; ///< or "dense"
    std::string backbone = "learning";     ///< or "float" or "int8": the convolutions stay in flash
    std::string scalar = "float";          ///< or "fixed16": in 16-bit integers on the board
    std::string output = "teach_digits.svg";
    bool help = false;
    std::string error; ///< a message; empty if there is none
};

/// The text of --help.
inline const char* usage() {
    return "Usage: teach_digits [options]\n"
           "\n"
           "A network learns the digits 0-7 in the factory. Then, one example at a time and\n"
           "in 20 KB of memory, the board learns 8 and 9 and keeps what it knew.\n"
           "\n"
           "  --seed N       where all chance comes from, 0 to 4294967295   (default 7)\n"
           "  --seeds N      run N seeds from --seed on, 1 to 1000, give mean\n"
           "                 and spread, and show the median                (default 5)\n"
           "  --network KIND convolutional (1,898 parameters), or, to compare,\n"
           "                 dense (64-32-10, 2,410)             (default convolutional)\n"
           "  --backbone KIND\n"
           "                 how the convolutions are on the board: learning, or in\n"
           "                 flash, in float or int8, below a new last layer (default learning)\n"
           "  --scalar KIND  what the board computes in: float, or fixed16, 16-bit\n"
           "                 integers (with --network dense or\n"
           "                 --backbone int8)                               (default float)\n"
           "  --epochs N     factory epochs, 1 to 10000        (default 100, dense 400)\n"
           "  --shots N      examples of 8 and of 9 that the board is shown,\n"
           "                 1 to 100                                      (default 20)\n"
           "  --output FILE  where the picture goes          (default teach_digits.svg)\n"
           "  --help         this text\n";
}

/// Reads a whole number in smallest .. largest; false if text is anything else.
inline bool read_number(const std::string& text, std::uint32_t smallest, std::uint32_t largest, std::uint32_t& number) {
    std::uint64_t value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9' || value > largest) {
            return false;
        }
        value = 10 * value + static_cast<std::uint64_t>(digit - '0');
    }
    if (text.empty() || value < smallest || value > largest) {
        return false;
    }
    number = static_cast<std::uint32_t>(value);
    return true;
}

/// An option with a number from smallest to largest.
struct NumberOption {
    const char* name;
    std::uint32_t Options::*number;
    std::uint32_t smallest;
    std::uint32_t largest;
    const char* example; ///< a value, for a message
};

/// The option with that name, or null.
inline const NumberOption* find_number_option(const std::string& name) {
    static const NumberOption known[] = {{"--seed", &Options::seed, 0, 4294967295u, "7"},
                                         {"--seeds", &Options::seeds, 1, 1000, "5"},
                                         {"--epochs", &Options::epochs, 1, 10000, "100"},
                                         {"--shots", &Options::shots, 1, 100, "20"}};
    for (const NumberOption& option : known) {
        if (name == option.name) {
            return &option;
        }
    }
    return nullptr;
}

/// An option with a text, and a value as an example.
struct TextOption {
    const char* name;
    std::string Options::*text;
    const char* example;
};

/// The option with that name, or null.
inline const TextOption* find_text_option(const std::string& name) {
    static const TextOption known[] = {{"--network", &Options::network, "dense"},
                                       {"--backbone", &Options::backbone, "int8"},
                                       {"--scalar", &Options::scalar, "fixed16"},
                                       {"--output", &Options::output, "picture.svg"}};
    for (const TextOption& option : known) {
        if (name == option.name) {
            return &option;
        }
    }
    return nullptr;
}

/// What is wrong with the texts; empty if nothing is.
inline std::string find_wrong_text(const Options& options) {
    if (options.output.empty()) {
        return "--output is empty; give a file name such as picture.svg";
    }
    if (options.network != "convolutional" && options.network != "dense") {
        return "--network must be convolutional or dense, not '" + options.network + "'";
    }
    if (options.backbone != "learning" && options.backbone != "float" && options.backbone != "int8") {
        return "--backbone must be learning, float or int8, not '" + options.backbone + "'";
    }
    if (options.backbone != "learning" && options.network == "dense") {
        return "--backbone " + options.backbone + " keeps convolutions; leave out --network dense";
    }
    if (options.scalar != "float" && options.scalar != "fixed16") {
        return "--scalar must be float or fixed16, not '" + options.scalar + "'";
    }
    return "";
}

/// Reads the command line: "--seed 7" or "--seed=7".
inline Options read_options(int argument_count, char** arguments) {
    Options options;
    for (int i = 1; i < argument_count && options.error.empty(); ++i) {
        const std::string argument = arguments[i];
        const std::size_t equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        const NumberOption* const number = find_number_option(name);
        const TextOption* const text = find_text_option(name);
        if (argument == "--help" || argument == "-h") {
            options.help = true;
            continue;
        }
        if (number == nullptr && text == nullptr) {
            options.error = "unknown option '" + argument + "'; --help lists the options";
            continue;
        }
        if (equals == std::string::npos && i + 1 == argument_count) {
            options.error = name + " lacks its value; write for example " + name + " " +
                            (number == nullptr ? text->example : number->example);
            continue;
        }
        const std::string value = equals == std::string::npos ? arguments[++i] : argument.substr(equals + 1);
        if (number == nullptr) {
            options.*text->text = value;
            options.error = find_wrong_text(options);
        } else if (!read_number(value, number->smallest, number->largest, options.*number->number)) {
            options.error = name + " must be a whole number from " + std::to_string(number->smallest) + " to " +
                            std::to_string(number->largest) + ", not '" + value + "'";
        }
    }
    if (options.error.empty() && options.scalar == "fixed16" && options.network != "dense" &&
        options.backbone != "int8") {
        options.error = "--scalar fixed16 is for the dense network and for a head above int8; add --network dense or "
                        "--backbone int8";
    }
    return options;
}

} // namespace teach

#endif
