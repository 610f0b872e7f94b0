// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_WINDOWS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_WINDOWS_HPP

#include "samples.hpp"

namespace train_csv {

/// A window: so many rows from a first one on, all of one label and one recording.
struct Window {
    std::size_t first;
    std::size_t label;
    std::size_t recording;
};

/// All windows of a file, and what is in none because it is too short.
struct Windows {
    std::vector<Window> all;         ///< in the order of their rows
    std::size_t length = 0;          ///< rows in each
    std::size_t short_stretches = 0; ///< rows of one label one after the other, fewer than a window has
    std::size_t short_line = 0;      ///< where the first of them begins
};

/// How many windows each label has.
inline std::vector<std::size_t> count_labels(const Samples& samples, const std::vector<Window>& windows) {
    std::vector<std::size_t> counts(samples.label_names.size());
    for (const Window& window : windows) {
        ++counts[window.label];
    }
    return counts;
}

/// Refuses recordings and labels that no window is of. Both are numbered alike: names, and of_row and of_window.
inline void check_covered(const Samples& samples, const Windows& windows, const std::vector<std::string>& names,
                          const std::vector<std::size_t>& of_row, std::size_t Window::*of_window, const char* what) {
    std::vector<bool> is_covered(names.size());
    for (const Window& window : windows.all) {
        is_covered[window.*of_window] = true;
    }
    for (std::size_t row = 0; row < samples.size(); ++row) {
        if (!is_covered[of_row[row]]) {
            const std::string& name = names[of_row[row]];
            throw Refusal("line " + std::to_string(samples.lines[row]) + ": a window of " +
                          std::to_string(windows.length) + " samples is longer than " + what +
                          (name.empty() ? "" : " " + weights::quoted(name)) +
                          " ever lasts without a change of label or recording; record longer, or train a network "
                          "with a shorter window");
        }
    }
}

/// Cuts windows of `length` rows out of each stretch of rows of one label and one recording, each beginning `hop` rows
/// behind the one before. No window crosses a change of label or recording. length, hop > 0. Throws a Refusal where a
/// recording or a label has no window.
inline Windows cut_windows(const Samples& samples, std::size_t length, std::size_t hop) {
    Windows windows;
    windows.length = length;
    for (std::size_t first = 0, end = 0; first < samples.size(); first = end) {
        const auto goes_on = [&] {
            return end < samples.size() && samples.labels[end] == samples.labels[first] &&
                   samples.recordings[end] == samples.recordings[first];
        };
        while (goes_on()) {
            ++end;
        }
        for (std::size_t row = first; length <= end - first && row <= end - length; row += hop) {
            windows.all.push_back({row, samples.labels[first], samples.recordings[first]});
        }
        if (end - first < length) {
            windows.short_line = windows.short_stretches == 0 ? samples.lines[first] : windows.short_line;
            ++windows.short_stretches;
        }
    }
    check_covered(samples, windows, samples.recording_names, samples.recordings, &Window::recording, "the recording");
    check_covered(samples, windows, samples.label_names, samples.labels, &Window::label, "the label");
    return windows;
}

} // namespace train_csv

#endif
