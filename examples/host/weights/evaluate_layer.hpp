// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_LAYER_HPP

#include <algorithm>
#include <cmath>
#include <limits>

#include "model.hpp"

namespace weights {

/// The outputs of a layer in double, and for each the standard deviation of the error that float arithmetic makes.
struct Answer {
    std::vector<double> values;
    std::vector<double> deviations;
};

/// Of float.
constexpr double unit_roundoff = 1.0 / (1 << 24);

inline double square(double value) {
    return value * value;
}

/// Refuses a number that no float holds.
inline void check_range(double value) {
    if (!(std::fabs(value) < static_cast<double>((std::numeric_limits<float>::max)()))) {
        throw Refusal("the weights are so large that a float overflows; train with inputs and weights near 1");
    }
}

/// z[p][j] = b[j] + sum over the taps t and channels c of window p of x[t][c] W[t][c][j]; a depthwise layer sums over
/// its own channel alone. Summed in the order of the library. The error of z comes from the errors of x, times the
/// weights, and from rounding every product and every partial sum, all taken as independent. Source: Higham and Mary
/// 2019.
inline Answer affine(const float* weights, const Layer& layer, const Step& step, const Answer& x) {
    const float* const bias = weights + layer.inputs * layer.outputs;
    const std::size_t channels = step.windows.channels;
    const bool is_depthwise = layer.kind == Kind::depthwise;
    Answer z;
    for (std::size_t position = 0; position < positions_of(step.windows); ++position) {
        for (std::size_t j = 0; j < layer.outputs; ++j) {
            double value = static_cast<double>(bias[j]);
            double size = std::fabs(value);
            double variance = 0.0;
            const auto add = [&](std::size_t row, std::size_t index) {
                const double weight = static_cast<double>(weights[row * layer.outputs + j]);
                const double product = x.values[index] * weight;
                value += product;
                size += std::fabs(product);
                variance += square(x.deviations[index] * weight) + square(unit_roundoff * product) +
                            square(unit_roundoff * value);
            };
            for_each_tap(step.windows, position, [&](std::size_t tap, std::size_t place) {
                if (is_depthwise) {
                    add(tap, place * channels + j / (layer.outputs / channels));
                } else {
                    for (std::size_t c = 0; c < channels; ++c) {
                        add(tap * channels + c, place * channels + c);
                    }
                }
            });
            check_range(size);
            z.values.push_back(value);
            z.deviations.push_back(std::sqrt(variance));
        }
    }
    return z;
}

/// The largest or the mean of each window and channel. Pads never count.
inline Answer pool(const Step& step, const Answer& x) {
    const std::size_t channels = step.windows.channels;
    const bool is_max = step.kind == Kind::max_pool;
    Answer y;
    for (std::size_t position = 0; position < positions_of(step.windows); ++position) {
        for (std::size_t c = 0; c < channels; ++c) {
            double value = is_max ? -HUGE_VAL : 0.0;
            double variance = 0.0;
            double count = 0.0;
            for_each_tap(step.windows, position, [&](std::size_t, std::size_t place) {
                const double number = x.values[place * channels + c];
                const double error = square(x.deviations[place * channels + c]);
                value = is_max ? std::fmax(value, number) : value + number;
                variance = is_max ? std::fmax(variance, error) : variance + error + square(unit_roundoff * value);
                count += 1.0;
            });
            y.values.push_back(is_max ? value : value / count);
            y.deviations.push_back(std::sqrt(variance) / (is_max ? 1.0 : count) +
                                   (is_max ? 0.0 : 2.0 * unit_roundoff * std::fabs(value / count)));
        }
    }
    return y;
}

/// a_j = exp(z_j) / sum exp(z), da_j = a_j (dz_j - sum_i a_i dz_i).
inline Answer softmax(const Answer& z) {
    const double largest = *std::max_element(z.values.begin(), z.values.end());
    const double deviation = *std::max_element(z.deviations.begin(), z.deviations.end());
    const double count = static_cast<double>(z.values.size());
    double sum = 0.0;
    for (const double value : z.values) {
        sum += std::exp(value - largest);
    }
    Answer a;
    for (const double value : z.values) {
        a.values.push_back(std::exp(value - largest) / sum);
        a.deviations.push_back(a.values.back() * (2.0 * deviation + unit_roundoff * (8.0 + std::sqrt(count))));
    }
    return a;
}

/// a = f(z). No activation has a slope above 1.76, unless its parameter is larger; the library's have errors of a few
/// ulps.
inline Answer activate(const Activation& activation, const Answer& z) {
    const double share = activation.percent / 100.0;
    Answer a;
    for (std::size_t j = 0; j < z.values.size(); ++j) {
        const double value = activation.value(z.values[j], share);
        const double rounding = 8.0 * unit_roundoff * (std::fabs(value) + std::fabs(z.values[j]));
        a.values.push_back(value);
        a.deviations.push_back(std::fmax(1.76, share) * z.deviations[j] + rounding);
    }
    return a;
}

/// skip(x) + f(x). Both depend on x, so their errors may add up.
inline Answer add(const Answer& skip, const Answer& f) {
    Answer z;
    for (std::size_t j = 0; j < f.values.size(); ++j) {
        const double value = skip.values[j] + f.values[j];
        check_range(value);
        z.values.push_back(value);
        z.deviations.push_back(skip.deviations[j] + f.deviations[j] + unit_roundoff * std::fabs(value));
    }
    return z;
}

} // namespace weights

#endif
