// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_UNFOLDED_BATCH_NORM_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_UNFOLDED_BATCH_NORM_HPP

#include "assignment.hpp"
#include "fold.hpp"
#include "norm_statistics.hpp"

namespace weights {

// A BatchNorm that is a layer of its own: gamma and beta are parameters, mean, variance and epsilon constants.

/// The arrays of layer index, if it is a BatchNorm; else null.
inline const LayerGroup* unfolded_norm(const Assignment& assignment, std::size_t index) {
    for (std::size_t i = 0; i < assignment.norms.size(); ++i) {
        const BatchNorm& norm = assignment.network.batch_norms[i];
        if (norm.place == BatchNormPlace::unfolded && norm.layer == index) {
            return &assignment.norms[i];
        }
    }
    return nullptr;
}

/// Gamma and beta of a BatchNorm that is a layer of its own. Without gamma it is 1, without beta 0.
inline LayerParameters read_batch_norm(const LayerGroup& norm) {
    const std::size_t channels = norm.mean->values.size();
    return {norm.gamma == nullptr ? std::vector<double>(channels, 1.0) : norm.gamma->values,
            norm.beta == nullptr ? std::vector<double>(channels, 0.0) : norm.beta->values};
}

/// Its constants. Refuses those that float cannot hold.
inline NormStatistics statistics_of(const LayerGroup& norm, double epsilon) {
    NormStatistics statistics;
    statistics.epsilon = static_cast<float>(epsilon);
    for (std::size_t c = 0; c < norm.mean->values.size(); ++c) {
        statistics.mean.push_back(to_float(norm.mean->values[c], *norm.mean));
        statistics.variance.push_back(to_float(norm.variance->values[c], *norm.variance));
        const float sum = statistics.variance.back() + statistics.epsilon;
        if (!(statistics.variance.back() >= 0.0f && sum > 0.0f && sum - sum == 0.0f)) {
            throw Refusal(tensor_text(*norm.variance) +
                          " has a variance that is negative, or zero or infinite together with epsilon; check the "
                          "file and --eps");
        }
    }
    return statistics;
}

} // namespace weights

#endif
