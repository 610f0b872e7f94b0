// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_RECORDING_FOLDS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_RECORDING_FOLDS_HPP

#include <numeric>

#include "windows.hpp"

namespace train_csv {

/// How uneven the folds would be if a recording joined one of them: the sum over labels of the squares of the counts in
/// that fold, each as a share of all windows of its label, less what it was before.
inline double unevenness(const std::vector<std::size_t>& fold, const std::vector<std::size_t>& recording,
                         const std::vector<std::size_t>& all) {
    double sum = 0.0;
    for (std::size_t label = 0; label < all.size(); ++label) {
        const double share = 1.0 / static_cast<double>(all[label]);
        const double before = share * static_cast<double>(fold[label]);
        const double after = before + share * static_cast<double>(recording[label]);
        sum += after * after - before * before;
    }
    return sum;
}

/// Folds of whole recordings, so that no window is tested whose recording was trained on. The largest recording comes
/// first, and each joins the fold in which its labels are the rarest; the first of equals.
inline std::vector<std::size_t> recording_folds(const Samples& samples, const Windows& windows, std::size_t folds) {
    const std::size_t recordings = samples.recording_names.size();
    if (recordings < folds) {
        throw Refusal(std::to_string(folds) + " folds need as many recordings, and the file has " +
                      std::to_string(recordings) + ": " + listed(samples.recording_names) +
                      "; record more of them, or give a smaller --folds");
    }
    const std::vector<std::size_t> all = count_labels(samples, windows.all);
    std::vector<std::vector<std::size_t>> counts(recordings, std::vector<std::size_t>(all.size()));
    std::vector<std::size_t> sizes(recordings);
    for (const Window& window : windows.all) {
        ++counts[window.recording][window.label];
        ++sizes[window.recording];
    }
    std::vector<std::size_t> order(recordings);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });

    std::vector<std::vector<std::size_t>> sums(folds, std::vector<std::size_t>(all.size()));
    std::vector<std::size_t> fold_of(recordings);
    for (const std::size_t recording : order) {
        std::size_t best = 0;
        for (std::size_t fold = 1; fold < folds; ++fold) {
            if (unevenness(sums[fold], counts[recording], all) < unevenness(sums[best], counts[recording], all)) {
                best = fold;
            }
        }
        fold_of[recording] = best;
        for (std::size_t label = 0; label < all.size(); ++label) {
            sums[best][label] += counts[recording][label];
        }
    }
    std::vector<std::size_t> result;
    for (const Window& window : windows.all) {
        result.push_back(fold_of[window.recording]);
    }
    return result;
}

} // namespace train_csv

#endif
