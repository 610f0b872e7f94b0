// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_NORMALIZATION_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_NORMALIZATION_HPP

#include <nervelet/nervelet.hpp>

#include "windows.hpp"

namespace train_csv {

/// Mean and variance of each channel, and the normalizer that a board makes of these numbers, bit for bit.
template <std::size_t Channels>
struct Normalization {
    using Normalizer = nervelet::StandardNormalizer<float, Channels>;

    typename Normalizer::Features mean{};
    typename Normalizer::Features variance{};
    std::uint32_t count = 0; ///< the rows that they are from

    Normalizer normalizer() const { return Normalizer::from_mean_and_variance(mean, variance, count); }
};

/// Fits a normalizer to the rows in the given windows, each row once. Formed in double, so that a long recording does
/// not wear down the sums. Throws a Refusal where a variance is beyond the range of a float.
template <std::size_t Channels>
Normalization<Channels> fit_normalization(const Samples& samples, const Windows& windows,
                                          const std::vector<std::size_t>& chosen) {
    nervelet::StandardNormalizer<double, Channels> moments;
    std::size_t next_row = 0;
    for (const std::size_t i : chosen) {
        const std::size_t first = windows.all[i].first;
        for (std::size_t row = (std::max)(first, next_row); row < first + windows.length; ++row) {
            std::array<double, Channels> features{};
            for (std::size_t channel = 0; channel < Channels; ++channel) {
                features[channel] = static_cast<double>(samples.values[row * Channels + channel]);
            }
            moments.observe(features);
        }
        next_row = (std::max)(next_row, first + windows.length);
    }
    Normalization<Channels> result;
    result.count = moments.count();
    for (std::size_t channel = 0; channel < Channels; ++channel) {
        result.mean[channel] = static_cast<float>(moments.mean(channel));
        const double most = 3.0e38 / static_cast<double>(moments.count());
        if (moments.variance(channel) > most) {
            throw Refusal("channel " + std::to_string(channel + 1) +
                          " has numbers too large to be normalized in "
                          "float; give it in a larger unit");
        }
        result.variance[channel] = static_cast<float>(moments.variance(channel));
    }
    return result;
}

/// A window as a network takes it: [time][channel], each sample normalized.
template <class Net, std::size_t Channels>
typename Net::Input normalized_window(const Samples& samples, const Window& window,
                                      const nervelet::StandardNormalizer<float, Channels>& normalizer) {
    typename Net::Input input{};
    for (std::size_t at = 0; at < input.size(); at += Channels) {
        std::array<float, Channels> sample{};
        std::copy_n(samples.values.begin() + static_cast<std::ptrdiff_t>(window.first * Channels + at), Channels,
                    sample.begin());
        const std::array<float, Channels> scaled = normalizer.apply(sample);
        std::copy_n(scaled.begin(), Channels, input.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return input;
}

} // namespace train_csv

#endif
