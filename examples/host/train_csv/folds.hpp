// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_FOLDS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_FOLDS_HPP

#include "recording_folds.hpp"
#include "windows.hpp"

namespace train_csv {

/// k-fold cross validation: of each window the fold in which it is tested; in all other folds it is trained on.
using Folds = std::vector<std::size_t>;

/// Refuses a label that has fewer windows than there are folds.
inline void check_labels(const Samples& samples, const Windows& windows, std::size_t folds) {
    const std::vector<std::size_t> counts = count_labels(samples, windows.all);
    for (std::size_t label = 0; label < counts.size(); ++label) {
        if (counts[label] < folds) {
            throw Refusal("label " + weights::quoted(samples.label_names[label]) + " has " +
                          std::to_string(counts[label]) + (counts[label] == 1 ? " window" : " windows") +
                          ", fewer than " + std::to_string(folds) +
                          " folds; record more of it, or give a smaller --hop or --folds");
        }
    }
}

/// Without recordings: the windows of each label, in the order of their rows, become as many blocks as there are folds,
/// as equal as possible. Neighbours overlap or resemble each other, so a random choice would test windows that were
/// half trained on.
inline Folds contiguous_folds(const Samples& samples, const Windows& windows, std::size_t folds) {
    check_labels(samples, windows, folds);
    const std::vector<std::size_t> counts = count_labels(samples, windows.all);
    std::vector<std::size_t> before(counts.size());
    Folds result;
    for (const Window& window : windows.all) {
        result.push_back(before[window.label]++ * folds / counts[window.label]);
    }
    return result;
}

/// The windows that are tested in a fold.
inline std::vector<std::size_t> tested_in(const Folds& folds, std::size_t fold) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        if (folds[i] == fold) {
            result.push_back(i);
        }
    }
    return result;
}

/// The windows that are trained on in a fold: all others, but for those that share a row with one that is tested.
inline std::vector<std::size_t> trained_in(const Windows& windows, const Folds& folds, std::size_t fold) {
    std::vector<bool> is_tested(windows.all.empty() ? 0 : windows.all.back().first + windows.length);
    for (const std::size_t i : tested_in(folds, fold)) {
        std::fill_n(is_tested.begin() + static_cast<std::ptrdiff_t>(windows.all[i].first), windows.length, true);
    }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const auto first = is_tested.begin() + static_cast<std::ptrdiff_t>(windows.all[i].first);
        if (folds[i] != fold && std::find(first, first + static_cast<std::ptrdiff_t>(windows.length), true) ==
                                    first + static_cast<std::ptrdiff_t>(windows.length)) {
            result.push_back(i);
        }
    }
    return result;
}

/// Refuses folds in which a label is tested that nothing is left of to train on.
inline void check_folds(const Samples& samples, const Windows& windows, const Folds& folds, std::size_t count) {
    for (std::size_t fold = 0; fold < count; ++fold) {
        std::vector<Window> trained;
        for (const std::size_t i : trained_in(windows, folds, fold)) {
            trained.push_back(windows.all[i]);
        }
        const std::vector<std::size_t> counts = count_labels(samples, trained);
        const auto missing = std::find(counts.begin(), counts.end(), std::size_t(0));
        if (missing != counts.end()) {
            const std::string label =
                weights::quoted(samples.label_names[static_cast<std::size_t>(missing - counts.begin())]);
            throw Refusal("while fold " + std::to_string(fold + 1) + " is tested, no window of label " + label +
                          " is left to train on; record it in more recordings or for longer, or change --folds");
        }
    }
}

/// The folds of a file: whole recordings where it names recordings, else blocks.
inline Folds make_folds(const Samples& samples, const Windows& windows, std::size_t count) {
    const bool has_recordings = samples.recording_names != std::vector<std::string>{""};
    Folds folds = has_recordings ? recording_folds(samples, windows, count) : contiguous_folds(samples, windows, count);
    check_folds(samples, windows, folds, count);
    return folds;
}

} // namespace train_csv

#endif
