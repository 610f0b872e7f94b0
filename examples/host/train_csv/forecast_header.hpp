// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_HEADER_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_HEADER_HPP

#include "board_header.hpp"
#include "forecast.hpp"

namespace train_csv {

/// What a board needs beside the network: how to take and to normalize a window, in which unit the outputs are, and an
/// example.
template <class Net>
std::string forecaster_text(const Net& net, const Normalization<NetworkShape<Net>::channels>& normalization,
                            const Samples& samples, const ColumnNames& names, const Window& window, std::uint32_t hop) {
    typename Net::Output mean{};
    typename Net::Output scale{};
    typename Net::Output answer = net(normalized_window<Net>(samples, window, normalization.normalizer()));
    const std::vector<std::size_t> predicted = predicted_channels(names);
    for (std::size_t j = 0; j < mean.size(); ++j) {
        mean[j] = normalization.mean[predicted[j]];
        scale[j] = static_cast<float>(std::sqrt(static_cast<double>(normalization.variance[predicted[j]])));
        answer[j] = mean[j] + scale[j] * answer[j];
    }
    return window_text<Net>(normalization, names, hop) +
           "// The network's outputs are normalized, too: the next value is next_mean + next_scale output, of " +
           listed(names.next) + ".\n" + constant("Net::Output", "next_mean", mean) +
           constant("Net::Output", "next_scale", scale) + "\n" + example_text<Net>(samples, window, answer) +
           "// The values that come next, in the sensor's unit, for a window as the sensor gives it, "
           "[time][channel].\n" +
           normalizing_text("forecast") + R"(    Net::Output next = net(input);
    for (std::size_t i = 0; i < next.size(); ++i) {
        next[i] = next_mean[i] + next_scale[i] * next[i];
    }
    return next;
}

)";
}

} // namespace train_csv

#endif
