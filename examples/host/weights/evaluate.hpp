// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_HPP

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

/// z = x W + b, summed in the order of the library. The error of z comes from the errors of x, times the weights, and
/// from rounding every product and every partial sum, all taken as independent. Source: Higham and Mary 2019.
inline Answer affine(const float* weights, const Dense& dense, const Answer& x) {
    const float* const bias = weights + dense.inputs * dense.outputs;
    Answer z;
    for (std::size_t j = 0; j < dense.outputs; ++j) {
        double value = static_cast<double>(bias[j]);
        double size = std::fabs(value);
        double variance = 0.0;
        for (std::size_t i = 0; i < dense.inputs; ++i) {
            const double weight = static_cast<double>(weights[i * dense.outputs + j]);
            const double product = x.values[i] * weight;
            value += product;
            size += std::fabs(product);
            variance +=
                square(x.deviations[i] * weight) + square(unit_roundoff * product) + square(unit_roundoff * value);
        }
        if (!(size < static_cast<double>((std::numeric_limits<float>::max)()))) {
            throw Refusal("the weights are so large that a float overflows; train with inputs and weights near 1");
        }
        z.values.push_back(value);
        z.deviations.push_back(std::sqrt(variance));
    }
    return z;
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

/// The network's output for x, in double.
inline Answer evaluate(const Model& model, const std::vector<double>& x) {
    Answer answer{x, std::vector<double>(x.size(), 0.0)};
    const float* weights = model.parameters.data();
    for (const Dense& dense : model.network.layers) {
        const Answer z = affine(weights, dense, answer);
        answer = is_softmax(dense.activation) ? softmax(z) : activate(dense.activation, z);
        weights += (dense.inputs + 1) * dense.outputs;
    }
    return answer;
}

/// The largest error that a float network may have: eight standard deviations.
inline double tolerance_of(const Answer& answer) {
    return 8.0 * *std::max_element(answer.deviations.begin(), answer.deviations.end());
}

} // namespace weights

#endif
