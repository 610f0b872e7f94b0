// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_REPORT_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_REPORT_HPP

#include <cmath>

#include "../teach_digits/text.hpp"
#include "cross_validation.hpp"
#include "label_text.hpp"

namespace train_csv {

using teach::grouped;
using teach::padded;
using teach::percent;

/// "1 window", "2 windows".
inline std::string counted(std::size_t count, const std::string& thing) {
    return grouped(count) + " " + thing + (count == 1 ? "" : "s");
}

/// What was read, and which windows it gives.
inline std::string data_text(const Samples& samples, const Windows& windows, std::size_t hop) {
    const bool has_recordings = samples.recording_names != std::vector<std::string>{""};
    std::string text = "  " + counted(samples.size(), "sample") + " of " + counted(samples.channels, "channel");
    text += has_recordings ? " in " + counted(samples.recording_names.size(), "recording") + ".\n" : ".\n";
    text += "  " + counted(windows.all.size(), "window") + " of " + counted(windows.length, "sample") + ", one every " +
            counted(hop, "sample") + ":\n";
    const std::vector<std::size_t> counts = count_labels(samples, windows.all);
    for (std::size_t label = 0; label < counts.size(); ++label) {
        text += "    " + padded(grouped(counts[label]), 6) + "  " + label_text(samples.label_names[label]) + "\n";
    }
    if (windows.short_stretches > 0) {
        text += "  Not used: " + grouped(windows.short_stretches) +
                (windows.short_stretches == 1 ? " stretch" : " stretches") +
                " of one label, shorter than a window; the first in line " + grouped(windows.short_line) + ".\n";
    }
    return text;
}

/// How the folds were made.
inline std::string folds_text(const Samples& samples, std::size_t folds) {
    const bool has_recordings = samples.recording_names != std::vector<std::string>{""};
    return has_recordings
               ? "  Tested on other recordings than it was trained on.\n"
               : "  Each label's windows are cut into " + std::to_string(folds) +
                     " blocks, in the order of time. What is tested may come from the\n"
                     "  same recording as what was trained on, so expect less of a new recording. To test that,\n"
                     "  name the recordings: --recording.\n";
}

/// Mean and standard deviation over the folds, after the last epoch.
template <std::size_t Labels>
std::string accuracy_text(const CrossValidation<Labels>& result) {
    double sum = 0.0;
    double squares = 0.0;
    std::size_t left_out = 0;
    for (const Fold& fold : result.folds) {
        const double accuracy = fold.epochs.back().test.accuracy;
        sum += accuracy;
        squares += accuracy * accuracy;
        left_out += fold.left_out;
    }
    const double count = static_cast<double>(result.folds.size());
    const double mean = sum / count;
    const double deviation = std::sqrt((std::max)(0.0, (squares - count * mean * mean) / (count - 1.0)));
    std::string text = "  Recognised: " + percent(result.confusion.template accuracy<double>()) +
                       " of all windows. Of a fold: mean " + percent(mean) + ", standard deviation " +
                       percent(deviation) + ".\n";
    if (left_out > 0) {
        text += "  Not trained on in some fold, as they share samples with a window that is tested there: " +
                grouped(left_out) + ".\n";
    }
    return text;
}

/// The confusion matrix: a row for what it is, a column for what the network says; with precision, recall and F1
/// of each label as nervelet::ConfusionMatrix defines them.
template <std::size_t Labels>
std::string confusion_text(const CrossValidation<Labels>& result, const std::vector<std::string>& labels) {
    std::size_t width = 5;
    for (const std::string& label : labels) {
        width = (std::max)(width, letters_in(label_text(label)));
    }
    const auto right_aligned = [&](const std::string& text) {
        return std::string(width + 2 - (std::min)(width + 2, letters_in(text)), ' ') + text;
    };
    std::string text = "  " + right_aligned("it is") + "   recognised as:\n  " + right_aligned("");
    for (const std::string& label : labels) {
        text += right_aligned(label_text(label));
    }
    text += "   precision  recall     F1\n";
    for (std::size_t label = 0; label < labels.size(); ++label) {
        text += "  " + right_aligned(label_text(labels[label]));
        for (std::size_t said = 0; said < labels.size(); ++said) {
            text += right_aligned(grouped(result.confusion.count(label, said)));
        }
        text += padded(percent(result.confusion.template precision<double>(label)), 12) +
                padded(percent(result.confusion.template recall<double>(label)), 8) +
                padded(percent(result.confusion.template f1<double>(label)), 7) + "\n";
    }
    return text;
}

} // namespace train_csv

#endif
