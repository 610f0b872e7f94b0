// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FOLD_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FOLD_HPP

#include "batch_norm.hpp"

namespace weights {

/// The parameters of a layer in nervelet's order: rows of one weight for each output, and the biases.
struct LayerParameters {
    std::vector<double> weights;
    std::vector<double> biases;
};

/// From y_j = scale_j (sum_i x_i W_ij + b_j) + shift_j: W_ij scale_j, b_j scale_j + shift_j. Any number of rows; where
/// there are more outputs than scales, as of a LayerNorm over all, output j belongs to channel j mod channels.
inline void fold_into_outputs(LayerParameters& layer, const ScaleAndShift& norm) {
    const std::size_t outputs = layer.biases.size();
    const std::size_t channels = norm.scale.size();
    for (std::size_t at = 0; at < layer.weights.size(); ++at) {
        layer.weights[at] *= norm.scale[at % outputs % channels];
    }
    for (std::size_t j = 0; j < outputs; ++j) {
        layer.biases[j] = layer.biases[j] * norm.scale[j % channels] + norm.shift[j % channels];
    }
}

/// From y_j = sum_i (scale_i x_i + shift_i) W_ij + b_j: scale_i W_ij, b_j + sum_i shift_i W_ij. Row i belongs to
/// channel i mod channels: rows are taps or positions of all channels. In a depthwise layer, whose rows are taps,
/// output j sees the channel j / multiplier alone.
inline void fold_into_inputs(LayerParameters& layer, const ScaleAndShift& norm, bool is_depthwise = false) {
    const std::size_t outputs = layer.biases.size();
    const std::size_t channels = norm.scale.size();
    for (std::size_t at = 0; at < layer.weights.size(); ++at) {
        const std::size_t channel = is_depthwise ? at % outputs / (outputs / channels) : at / outputs % channels;
        layer.biases[at % outputs] += norm.shift[channel] * layer.weights[at];
        layer.weights[at] *= norm.scale[channel];
    }
}

/// Refuses to fold batchnorm i through a MaxPool where a scale is negative: the largest number was the smallest before.
inline void check_max_pools(const Description& network, const BatchNorm& norm, const ScaleAndShift& scales) {
    const auto begin = network.steps.begin() + static_cast<std::ptrdiff_t>(norm.step);
    const auto end = network.steps.begin() + static_cast<std::ptrdiff_t>(network.layers[norm.layer].step);
    const bool is_negative =
        std::any_of(scales.scale.begin(), scales.scale.end(), [](double scale) { return scale < 0.0; });
    if (is_negative && std::any_of(begin, end, [](const Step& step) { return step.kind == Kind::max_pool; })) {
        throw Refusal(
            "a batchnorm before a maxpool has a negative gamma, so it cannot be folded into the layer behind "
            "the pool; write batchnorm:unfolded, a layer of its own, or train with the batchnorm behind the pool");
    }
}

/// Folds batchnorms, in the order in which they are computed, into the layers that the network says.
inline void fold_all(const Description& network, const std::vector<ScaleAndShift>& norms,
                     std::vector<LayerParameters>& layers) {
    for (std::size_t i = 0; i < norms.size(); ++i) {
        if (network.batch_norms[i].place == BatchNormPlace::behind) {
            fold_into_outputs(layers[network.batch_norms[i].layer], norms[i]);
        }
    }
    for (std::size_t i = norms.size(); i-- > 0;) { // the one nearest to the layer first
        const BatchNorm& norm = network.batch_norms[i];
        if (norm.place == BatchNormPlace::before) {
            check_max_pools(network, norm, norms[i]);
            fold_into_inputs(layers[norm.layer], norms[i], network.layers[norm.layer].kind == Kind::depthwise);
        }
    }
}

} // namespace weights

#endif
