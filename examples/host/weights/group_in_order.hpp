// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_GROUP_IN_ORDER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_GROUP_IN_ORDER_HPP

#include "assignment.hpp"
#include "foreign_layer.hpp"

namespace weights {

/// Arrays without names, in the order of the layers: each matrix with the vectors behind it.
struct ArrayRun {
    const Tensor* matrix; ///< null for vectors before the first matrix
    std::vector<const Tensor*> vectors;
};

/// Divides the arrays into runs, of which the first has no matrix.
inline std::vector<ArrayRun> divide(const std::vector<const Tensor*>& tensors) {
    std::vector<ArrayRun> runs{{nullptr, {}}};
    for (const Tensor* const tensor : tensors) {
        if (tensor->shape.size() > 1) {
            runs.push_back({tensor, {}});
        } else if (tensor->shape.size() == 1) {
            runs.back().vectors.push_back(tensor);
        } else {
            refuse_unknown(*tensor);
        }
    }
    return runs;
}

/// The number of BatchNorms of the network between layer index - 1 and layer index, of those with weights.
inline std::size_t batch_norms_before(const Description& network, std::size_t index) {
    std::size_t count = 0;
    for (const BatchNorm& norm : network.batch_norms) {
        count += norm.layer + (norm.place == BatchNormPlace::before ? 0 : 1) == index ? 1 : 0;
    }
    return count;
}

/// Takes the arrays in their order: of a layer its matrix and bias, of a BatchNorm gamma, beta, mean, variance.
/// Refuses where some of these are missing, as nothing says which.
inline void group_in_order(const std::vector<const Tensor*>& tensors, const Description& network,
                           std::vector<Source>& groups, std::vector<LayerGroup>& norms) {
    if (kinds_of(network).has_layer_norm) {
        throw Refusal(
            "arrays without names do not tell the gamma and beta of a layernorm from a batchnorm's; save them "
            "with their names, as .safetensors");
    }
    if (kinds_of(network).is_recurrent) {
        throw Refusal("arrays without names do not tell which belong to the inputs and which to the states of a gru or "
                      "lstm; save them with their names, as .safetensors, or add --map for each of them");
    }
    if (unfolded_count(network) > 0) {
        throw Refusal(
            "arrays without names do not tell where a batchnorm that is not folded lies; save them with their "
            "names, as .safetensors");
    }
    std::size_t index = 0;
    for (const ArrayRun& run : divide(tensors)) {
        const std::size_t norm_count = batch_norms_before(network, index++);
        const std::size_t bias_count = run.matrix == nullptr ? 0 : run.vectors.size() % 4 == 1 ? 1 : 0;
        if (run.vectors.size() != 4 * norm_count + bias_count ||
            (run.matrix != nullptr && norm_count > 0 && bias_count == 0)) {
            const std::string where =
                run.matrix == nullptr ? "before the first matrix" : "behind " + tensor_text(*run.matrix);
            throw Refusal("there are " + std::to_string(run.vectors.size()) + " vectors " + where +
                          ", of which the "
                          "network needs " +
                          (run.matrix == nullptr ? "none" : "1, the bias") +
                          ", and 4 (gamma, beta, mean, variance) for each batchnorm; write batchnorm into the network "
                          "where it lies, or save the arrays with their names, as .safetensors");
        }
        auto vector = run.vectors.begin();
        if (run.matrix != nullptr) {
            groups.push_back({run.matrix->name, run.matrix, bias_count == 0 ? nullptr : *vector});
            vector += static_cast<std::ptrdiff_t>(bias_count);
        }
        for (; vector != run.vectors.end(); vector += 4) {
            LayerGroup norm;
            norm.layer = vector[0]->name;
            norm.gamma = vector[0];
            norm.beta = vector[1];
            norm.mean = vector[2];
            norm.variance = vector[3];
            norms.push_back(norm);
        }
    }
}

} // namespace weights

#endif
