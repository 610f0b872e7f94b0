// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_EXAMPLES_TRAIN_CSV_REFUSED_HPP
#define NERVELET_TESTS_EXAMPLES_TRAIN_CSV_REFUSED_HPP

#include <string>

#include "../../../examples/host/train_csv/samples.hpp"

namespace csv_tests {

/// What an action refuses with, or nothing.
template <class Action>
std::string refusal(Action action) {
    try {
        action();
        return "";
    } catch (const weights::Refusal& refusal) {
        return refusal.what();
    }
}

/// Channels x and y, a label, and perhaps a recording.
inline train_csv::ColumnNames names(const std::string& recording = "") {
    return {{"x", "y"}, "label", recording};
}

/// The samples of a file with these columns.
inline train_csv::Samples read(const std::string& text, const std::string& recording = "", char decimal_mark = '.') {
    return train_csv::read_samples(text, names(recording), decimal_mark);
}

/// What reading a file is refused with.
inline std::string refused(const std::string& text, const std::string& recording = "", char decimal_mark = '.') {
    return refusal([&] { read(text, recording, decimal_mark); });
}

/// Rows of a label and a recording; x counts them.
inline std::string rows(std::size_t count, const std::string& label, const std::string& recording = "r") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += std::to_string(i) + ",1," + label + "," + recording + "\n";
    }
    return text;
}

} // namespace csv_tests

#endif
