// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_HPP

#include <cmath>

#include "time_folds.hpp"
#include "training.hpp"

namespace train_csv {

/// Which channels are predicted, by their numbers.
inline std::vector<std::size_t> predicted_channels(const ColumnNames& names) {
    std::vector<std::size_t> channels;
    for (const std::string& name : names.next) {
        channels.push_back(static_cast<std::size_t>(std::find(names.channels.begin(), names.channels.end(), name) -
                                                    names.channels.begin()));
    }
    return channels;
}

/// The given windows, normalized, and what they are followed by, normalized as well: the last row of a window here.
template <class Net>
Lessons<Net, typename Net::Output>
make_forecasts(const Samples& samples, const Windows& windows, const std::vector<std::size_t>& chosen,
               const nervelet::StandardNormalizer<float, NetworkShape<Net>::channels>& normalizer,
               const std::vector<std::size_t>& predicted) {
    constexpr std::size_t channels = NetworkShape<Net>::channels;
    Lessons<Net, typename Net::Output> lessons;
    for (const std::size_t i : chosen) {
        lessons.inputs.push_back(normalized_window<Net>(samples, windows.all[i], normalizer));
        std::array<float, channels> next{};
        const std::size_t row = windows.all[i].first + windows.length - 1;
        std::copy_n(samples.values.begin() + static_cast<std::ptrdiff_t>(row * channels), channels, next.begin());
        next = normalizer.apply(next);
        typename Net::Output target{};
        for (std::size_t j = 0; j < target.size(); ++j) {
            target[j] = next[predicted[j]];
        }
        lessons.targets.push_back(target);
    }
    return lessons;
}

/// A measured value, what was predicted for it, and the value before it.
struct Forecast {
    double measured;
    double predicted;
    double before;
};

/// What came out of all folds: of each predicted channel its forecasts, one after another.
struct ForecastResult {
    std::vector<std::vector<Forecast>> channels;
    std::size_t trained = 0; ///< windows in the last fold
    std::size_t tested = 0;  ///< windows in all folds
};

/// The root of the mean square of an error.
template <class Error>
double root_mean_square(const std::vector<Forecast>& forecasts, Error error) {
    double sum = 0.0;
    for (const Forecast& one : forecasts) {
        sum += error(one) * error(one);
    }
    return std::sqrt(sum / static_cast<double>(forecasts.size()));
}

/// What a network predicts for windows, in the unit of the file.
template <class Net>
void add_forecasts(const Net& net, const Lessons<Net, typename Net::Output>& lessons, const Samples& samples,
                   const Windows& windows, const std::vector<std::size_t>& tested,
                   const Normalization<NetworkShape<Net>::channels>& normalization,
                   const std::vector<std::size_t>& predicted, ForecastResult& result) {
    constexpr std::size_t channels = NetworkShape<Net>::channels;
    for (std::size_t i = 0; i < tested.size(); ++i) {
        const typename Net::Output y = net(lessons.inputs[i]);
        const std::size_t row = windows.all[tested[i]].first + windows.length - 1;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const std::size_t channel = predicted[j];
            const double scale = std::sqrt(static_cast<double>(normalization.variance[channel]));
            result.channels[j].push_back(
                {static_cast<double>(samples.values[row * channels + channel]),
                 static_cast<double>(normalization.mean[channel]) + scale * static_cast<double>(y[j]),
                 static_cast<double>(samples.values[(row - 1) * channels + channel])});
        }
    }
}

/// Trains a network for each fold and tests it on what it was not trained on. The normalizer, too, sees only what is
/// trained on. after_epoch(fold, epoch) is called after each epoch; fold from 0, epoch from 1.
template <class Net, class AfterEpoch>
ForecastResult cross_validate_forecasts(const Samples& samples, const Windows& windows,
                                        const std::vector<Split>& splits, const Recipe& recipe,
                                        const std::vector<std::size_t>& predicted, AfterEpoch after_epoch) {
    ForecastResult result;
    result.channels.resize(predicted.size());
    for (std::size_t fold = 0; fold < splits.size(); ++fold) {
        const Split& split = splits[fold];
        const auto normalization = fit_normalization<NetworkShape<Net>::channels>(samples, windows, split.trained);
        const auto lessons =
            make_forecasts<Net>(samples, windows, split.trained, normalization.normalizer(), predicted);
        const auto test = make_forecasts<Net>(samples, windows, split.tested, normalization.normalizer(), predicted);
        const auto net =
            train<Net>(lessons, recipe, [&](const Net&, std::uint32_t epoch) { after_epoch(fold, epoch); });
        add_forecasts(*net, test, samples, windows, split.tested, normalization, predicted, result);
        result.trained = split.trained.size();
        result.tested += split.tested.size();
    }
    return result;
}

} // namespace train_csv

#endif
