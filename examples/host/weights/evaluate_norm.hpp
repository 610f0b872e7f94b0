// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_NORM_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_NORM_HPP

#include "evaluate_layer.hpp"

namespace weights {

/// y = gamma (x - mean) / sqrt(variance + 1e-5) + beta over the numbers of each group. x's errors are projected, which
/// makes none of them larger than their largest; the mean's error is that of a sum. Source: Ba, Kiros and Hinton 2016.
inline Answer normalize(const float* gamma, const Layer& layer, const Answer& x) {
    const std::size_t count = layer.outputs;
    const double n = static_cast<double>(count);
    Answer y;
    for (std::size_t begin = 0; begin < x.values.size(); begin += count) {
        double sum = 0.0;
        double largest = 0.0;
        double error = 0.0;
        for (std::size_t k = begin; k < begin + count; ++k) {
            sum += x.values[k];
            largest = std::fmax(largest, std::fabs(x.values[k]));
            error = std::fmax(error, x.deviations[k]);
        }
        const double mean = sum / n;
        double squares = 0.0;
        for (std::size_t k = begin; k < begin + count; ++k) {
            squares += square(x.values[k] - mean);
        }
        const double factor = 1.0 / std::sqrt(squares / n + 1e-5);
        error = factor * (error + unit_roundoff * (2.0 + std::sqrt(n)) * largest);
        for (std::size_t k = 0; k < count; ++k) {
            const double scale = static_cast<double>(gamma[k]);
            const double normal = (x.values[begin + k] - mean) * factor;
            const double value = scale * normal + static_cast<double>(gamma[count + k]);
            y.values.push_back(value);
            y.deviations.push_back(std::fabs(scale) *
                                       (error + unit_roundoff * (4.0 + std::sqrt(n)) * std::fabs(normal)) +
                                   unit_roundoff * std::fabs(value));
        }
    }
    return y;
}

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta in each channel. Source: Ioffe and Szegedy 2015.
inline Answer scale(const float* gamma, const NormStatistics& statistics, const Answer& x) {
    const std::size_t channels = statistics.mean.size();
    Answer y;
    for (std::size_t k = 0; k < x.values.size(); ++k) {
        const std::size_t c = k % channels;
        const double factor = static_cast<double>(gamma[c]) / std::sqrt(static_cast<double>(statistics.variance[c]) +
                                                                        static_cast<double>(statistics.epsilon));
        const double scaled = factor * (x.values[k] - static_cast<double>(statistics.mean[c]));
        const double value = scaled + static_cast<double>(gamma[channels + c]);
        check_range(value);
        y.values.push_back(value);
        y.deviations.push_back(std::fabs(factor) * x.deviations[k] +
                               unit_roundoff * (6.0 * std::fabs(scaled) + std::fabs(value)));
    }
    return y;
}

} // namespace weights

#endif
