// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_TIME_FOLDS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_TIME_FOLDS_HPP

#include "folds.hpp"

namespace train_csv {

/// What is trained on and what is tested, by the numbers of the windows.
struct Split {
    std::vector<std::size_t> trained;
    std::vector<std::size_t> tested;
};

/// Of a forecast only the past may be known: the windows, in the order of time, are cut into one block more than there
/// are folds, and each but the first is tested by a network that was trained on the windows that end before its first
/// row. Whole recordings are tested by one that was trained on all others.
inline std::vector<Split> time_folds(const Samples& samples, const Windows& windows, std::size_t folds) {
    std::vector<Split> splits(folds);
    if (samples.recording_names != std::vector<std::string>{""}) {
        const Folds fold_of = make_folds(samples, windows, folds);
        for (std::size_t fold = 0; fold < folds; ++fold) {
            splits[fold] = {trained_in(windows, fold_of, fold), tested_in(fold_of, fold)};
        }
        return splits;
    }
    const std::size_t count = windows.all.size();
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const std::size_t begin = (fold + 1) * count / (folds + 1);
        const std::size_t end = (fold + 2) * count / (folds + 1);
        for (std::size_t i = 0; i < end; ++i) {
            const bool is_past = i < begin && windows.all[i].first + windows.length <= windows.all[begin].first;
            if (i >= begin) {
                splits[fold].tested.push_back(i);
            } else if (is_past) {
                splits[fold].trained.push_back(i);
            }
        }
        if (splits[fold].trained.empty() || splits[fold].tested.empty()) {
            throw Refusal("of " + std::to_string(count) + " windows none is left to train on or to test in fold " +
                          std::to_string(fold + 1) + "; record longer, or give a smaller --hop, --window or --folds");
        }
    }
    return splits;
}

} // namespace train_csv

#endif
