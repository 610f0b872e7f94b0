// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_OPTIONS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_OPTIONS_HPP

#include <cstdint>

#include "../teach_digits/options.hpp"
#include "../weights/command_line.hpp"
#include "../weights/namespace_name.hpp"
#include "columns.hpp"
#include "number_cell.hpp"
#include "recipe.hpp"

namespace train_csv {

constexpr const char* usage =
    "Usage: train_csv FILE.csv --channels A,B,C --label L [options]\n"
    "       train_csv FILE.csv --channels A,B,C --next A [options]\n"
    "\n"
    "Trains a network to tell from a window of your sensor's samples what was going on, or\n"
    "what comes next: tests it by cross validation, draws the result, and writes a header\n"
    "for the board.\n"
    "The network is the one that this program was built with; see examples/README.md.\n"
    "\n"
    "  FILE.csv         a line with the names of the columns, then a row for each sample,\n"
    "                   in the order of time and at even intervals\n"
    "  --channels A,B   the columns with the sensor's numbers, in the order of the channels\n"
    "  --label L        the column that says what was going on\n"
    "  --next A,B       instead of --label: the channels whose value in the sample behind the\n"
    "                   window is predicted. Tested on what comes later than all that was\n"
    "                   trained on, with --recording on other recordings\n"
    "  --recording R    the column that names the recording: a session, a person, a day.\n"
    "                   What is tested then comes from other recordings than what was\n"
    "                   trained on. Without it, from other blocks of the same recording,\n"
    "                   which flatters: samples of one recording resemble each other\n"
    "  --window N       samples in a window            (default: as many as the network takes)\n"
    "  --hop N          samples from the start of a window to the start of the next,\n"
    "                   1 to 1000000                          (default: half a window)\n"
    "  --folds N        how often it is trained without a part and tested on it,\n"
    "                   2 to 100                                          (default 5)\n"
    "  --epochs N       how often each training sees all windows, 1 to 10000  (default 40)\n"
    "  --rate X         learning rate of Adam, above 0 and up to 1    (default 0.003)\n"
    "  --seed N         where all chance comes from, 0 to 4294967295      (default 7)\n"
    "  --decimal D      point or comma: how the file writes 0.5       (default point)\n"
    "  --output FILE    where the picture goes            (default train_csv.svg)\n"
    "  --header FILE    where the header for the board goes      (default: nowhere)\n"
    "  --name N         the header's namespace               (default recognizer)\n"
    "  --help           this text\n";

/// The command line.
struct Options {
    std::string file;
    ColumnNames columns;
    std::uint32_t window;
    std::uint32_t hop;
    std::uint32_t folds;
    Recipe recipe;
    char decimal_mark;
    std::string output;
    std::string header; ///< or empty
    std::string name;
};

/// An option with a whole number from smallest to largest.
inline std::uint32_t whole_number(const weights::CommandLine& line, const char* name, std::uint32_t smallest,
                                  std::uint32_t largest, std::uint32_t otherwise) {
    const std::string text = line.value(name, "");
    std::uint32_t number = otherwise;
    if (!line.all(name).empty() && !teach::read_number(text, smallest, largest, number)) {
        throw Refusal(std::string(name) + " must be a whole number from " + std::to_string(smallest) + " to " +
                      std::to_string(largest) + ", not " + weights::quoted(text));
    }
    return number;
}

/// --rate.
inline float read_rate(const weights::CommandLine& line) {
    const std::string text = line.value("--rate", "0.003");
    const float rate = is_decimal_number(text) ? std::strtof(text.c_str(), nullptr) : 0.0f;
    if (!(rate > 0.0f && rate <= 1.0f)) {
        throw Refusal("--rate must be a number above 0 and up to 1, such as 0.003, not " + weights::quoted(text));
    }
    return rate;
}

/// Refuses a --next that is no channel, or comes twice.
inline void check_next(const ColumnNames& names) {
    for (const std::string& name : names.next) {
        if (std::count(names.channels.begin(), names.channels.end(), name) == 0) {
            throw Refusal("--next names " + weights::quoted(name) + ", which is none of --channels: " +
                          listed(names.channels) + "; what is predicted is measured, so add it there, too");
        }
        if (std::count(names.next.begin(), names.next.end(), name) > 1) {
            throw Refusal("--next names " + weights::quoted(name) + " twice; leave one out");
        }
    }
}

/// --channels, --label or --next, and --recording, of which no two may name the same column.
inline ColumnNames read_column_names(const weights::CommandLine& line) {
    const std::string channels = line.value("--channels", "");
    const std::string label = line.value("--label", "");
    const std::string next = line.value("--next", "");
    if (channels.empty() || label.empty() == next.empty()) {
        throw Refusal("--channels and either --label or --next must name columns of the file, as in train_csv "
                      "gestures.csv --channels x,y,z --label gesture; --help says more");
    }
    const ColumnNames names{weights::split(channels, ','), label, line.value("--recording", ""),
                            next.empty() ? std::vector<std::string>() : weights::split(next, ',')};
    check_next(names);
    std::vector<std::string> all = names.channels;
    if (!label.empty()) {
        all.push_back(label);
    }
    if (!names.recording.empty()) {
        all.push_back(names.recording);
    }
    for (const std::string& name : all) {
        if (name.empty()) {
            throw Refusal("--channels has a name without letters; write one comma between the names, as in x,y,z");
        }
        if (std::count(all.begin(), all.end(), name) > 1) {
            throw Refusal("column " + weights::quoted(name) +
                          " is asked for twice; each column is one channel, the "
                          "label or the recording");
        }
    }
    return names;
}

/// Reads the command line. window: that the network takes. Throws a Refusal.
inline Options read_options(const weights::CommandLine& line, std::size_t window) {
    if (line.arguments.size() != 1) {
        throw Refusal("expected one CSV file, as in train_csv gestures.csv --channels x,y,z --label gesture, got " +
                      std::to_string(line.arguments.size()) + " files; --help says more");
    }
    const std::uint32_t default_window = static_cast<std::uint32_t>(window);
    Options options{line.arguments[0],
                    read_column_names(line),
                    whole_number(line, "--window", 1, 1000000, default_window),
                    0,
                    whole_number(line, "--folds", 2, 100, 5),
                    {whole_number(line, "--epochs", 1, 10000, 40), read_rate(line),
                     whole_number(line, "--seed", 0, 4294967295u, 7)},
                    '.',
                    line.value("--output", "train_csv.svg"),
                    line.value("--header", ""),
                    weights::check_namespace_name(line.value("--name", "recognizer"))};
    options.hop = whole_number(line, "--hop", 1, 1000000, options.window > 1 ? options.window / 2 : 1);
    const std::string decimal = line.value("--decimal", "point");
    if (decimal != "point" && decimal != "comma") {
        throw Refusal("--decimal is point or comma, not " + weights::quoted(decimal));
    }
    options.decimal_mark = decimal == "point" ? '.' : ',';
    if (options.output.empty() || (options.header.empty() && !line.all("--header").empty())) {
        throw Refusal("--output and --header need a file name, such as train_csv.svg and recognizer.hpp");
    }
    return options;
}

/// All options, each of which has a value.
inline std::vector<std::string> option_names() {
    return {"--channels", "--label", "--next", "--recording", "--window", "--hop",    "--folds",
            "--epochs",   "--rate",  "--seed", "--decimal",   "--output", "--header", "--name"};
}

} // namespace train_csv

#endif
