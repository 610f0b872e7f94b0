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

/// From y_j = scale_j (sum_i x_i W_ij + b_j) + shift_j: W_ij scale_j, b_j scale_j + shift_j. Any number of rows.
inline void fold_into_outputs(LayerParameters& layer, const ScaleAndShift& norm) {
    const std::size_t outputs = layer.biases.size();
    for (std::size_t at = 0; at < layer.weights.size(); ++at) {
        layer.weights[at] *= norm.scale[at % outputs];
    }
    for (std::size_t j = 0; j < outputs; ++j) {
        layer.biases[j] = layer.biases[j] * norm.scale[j] + norm.shift[j];
    }
}

/// From y_j = sum_i (scale_i x_i + shift_i) W_ij + b_j: scale_i W_ij, b_j + sum_i shift_i W_ij. One row for each input.
inline void fold_into_inputs(LayerParameters& layer, const ScaleAndShift& norm) {
    const std::size_t outputs = layer.biases.size();
    for (std::size_t at = 0; at < layer.weights.size(); ++at) {
        layer.biases[at % outputs] += norm.shift[at / outputs] * layer.weights[at];
        layer.weights[at] *= norm.scale[at / outputs];
    }
}

/// Folds batchnorms, in the order in which they are computed, into the layers that the network says.
inline void fold_all(const Description& network, const std::vector<ScaleAndShift>& norms,
                     std::vector<LayerParameters>& layers) {
    for (std::size_t i = 0; i < norms.size(); ++i) {
        if (!network.batch_norms[i].is_before) {
            fold_into_outputs(layers[network.batch_norms[i].dense], norms[i]);
        }
    }
    for (std::size_t i = norms.size(); i-- > 0;) { // the one nearest to the layer first
        if (network.batch_norms[i].is_before) {
            fold_into_inputs(layers[network.batch_norms[i].dense], norms[i]);
        }
    }
}

} // namespace weights

#endif
