// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_FIELD_DEVICE_OPTIONS_HPP
#define NERVELET_EXAMPLES_HOST_FIELD_DEVICE_OPTIONS_HPP

#include <cstdint>
#include <string>

#include "../teach_digits/options.hpp"
#include "../weights/command_line.hpp"
#include "flash_file.hpp"

namespace field {

constexpr const char* usage = "Usage: field_device [options]\n"
                              "\n"
                              "A device starts, learns to read 8 and 9, saves what it learned in its flash, and\n"
                              "starts again. Run it once more, and it goes on with what its flash holds.\n"
                              "\n"
                              "  --flash FILE         the file that is its flash, 20,480 bytes; made if it is\n"
                              "                       not there                    (default field_device.flash)\n"
                              "  --lessons N          how often it learns, saves and starts again, 0 to 100;\n"
                              "                       0 only starts it                              (default 1)\n"
                              "  --cut-power-at BYTE  the power fails in the last save, when so many bytes are\n"
                              "                       programmed, 0 to 100000                 (default: never)\n"
                              "  --help               this text\n";

struct Options {
    std::string flash;
    std::uint32_t lessons;
    std::uint32_t cut_at;
};

inline std::uint32_t read_option(const weights::CommandLine& line, const char* name, std::uint32_t largest,
                                 std::uint32_t otherwise) {
    const std::string text = line.value(name, "");
    std::uint32_t number = otherwise;
    if (!line.all(name).empty() && !teach::read_number(text, 0, largest, number)) {
        throw weights::Refusal(std::string(name) + " must be a whole number from 0 to " + std::to_string(largest) +
                               ", not '" + text + "'");
    }
    return number;
}

inline Options read_options(const weights::CommandLine& line) {
    if (!line.arguments.empty()) {
        throw weights::Refusal("there is nothing to do with '" + line.arguments[0] +
                               "'; --help lists the options, which begin with --");
    }
    const Options options{line.value("--flash", "field_device.flash"), read_option(line, "--lessons", 100, 1),
                          read_option(line, "--cut-power-at", 100000, FlashFile::never)};
    if (options.flash.empty()) {
        throw weights::Refusal("--flash is empty; give a file name such as field_device.flash");
    }
    return options;
}

} // namespace field

#endif
