// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_CROSS_VALIDATION_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_CROSS_VALIDATION_HPP

#include "folds.hpp"
#include "training.hpp"

namespace train_csv {

/// After an epoch: on the windows that are trained on, and on those that are not.
struct Epoch {
    Score training;
    Score test;
};

/// One fold.
struct Fold {
    std::size_t trained = 0;   ///< windows
    std::size_t tested = 0;    ///< windows
    std::size_t left_out = 0;  ///< windows that are neither, as they share rows with one that is tested
    std::vector<Epoch> epochs; ///< one after another
};

/// What came out of all folds. Each window was tested once, by a network that had not been trained on it.
template <std::size_t Labels>
struct CrossValidation {
    std::vector<Fold> folds;
    nervelet::ConfusionMatrix<Labels> confusion;
};

/// Trains a network for each fold on what is not tested in it. The normalizer, too, sees only what is trained on.
/// after_epoch(fold, epoch, scores) is called after each epoch; fold from 0, epoch from 1.
template <class Net, class AfterEpoch>
CrossValidation<NetworkShape<Net>::labels> cross_validate(const Samples& samples, const Windows& windows,
                                                          const Folds& folds, std::size_t count, const Recipe& recipe,
                                                          AfterEpoch after_epoch) {
    constexpr std::size_t channels = NetworkShape<Net>::channels;
    CrossValidation<NetworkShape<Net>::labels> result;
    for (std::size_t number = 0; number < count; ++number) {
        const std::vector<std::size_t> trained = trained_in(windows, folds, number);
        const std::vector<std::size_t> tested = tested_in(folds, number);
        const auto normalizer = fit_normalization<channels>(samples, windows, trained).normalizer();
        const Lessons<Net> training = make_lessons<Net>(samples, windows, trained, normalizer);
        const Lessons<Net> test = make_lessons<Net>(samples, windows, tested, normalizer);
        Fold fold;
        fold.trained = trained.size();
        fold.tested = tested.size();
        fold.left_out = folds.size() - trained.size() - tested.size();
        const auto net = train<Net>(training, recipe, [&](const Net& so_far, std::uint32_t epoch) {
            fold.epochs.push_back({score(so_far, training), score(so_far, test)});
            after_epoch(number, epoch, fold.epochs.back());
        });
        score(*net, test, [&](std::size_t i, std::size_t said) { result.confusion.add(test.targets[i].index, said); });
        result.folds.push_back(fold);
    }
    return result;
}

} // namespace train_csv

#endif
