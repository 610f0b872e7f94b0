// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FOREIGN_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FOREIGN_LAYER_HPP

#include "layer_group.hpp"
#include "parameter_order.hpp"

namespace weights {

/// A layer that cannot be imported, as its arrays show it.
struct ForeignLayer {
    const Tensor* tensor;    ///< the array that shows it; null if it is no foreign layer
    std::string kind;        ///< "an LSTM"
    std::string cure;        ///< what to do instead, or empty
    bool is_missing = false; ///< whether it can be imported, but is not in the network
};

/// Which layers a network has that others take for foreign ones.
struct Kinds {
    bool has_layer_norm = false;
    bool is_recurrent = false;
    bool has_rank[5] = {}; ///< weights of so many dimensions
};

inline Kinds kinds_of(const Description& network) {
    Kinds kinds;
    for (const Layer& layer : network.layers) {
        kinds.has_layer_norm = kinds.has_layer_norm || layer.kind == Kind::layer_norm;
        kinds.is_recurrent = kinds.is_recurrent || is_recurrent(layer.kind);
        kinds.has_rank[foreign_shape(network.steps[layer.step], layer, Layout::pytorch).size()] = true;
    }
    return kinds;
}

/// Which recurrent layer has this matrix, [gates H, H] or [H, gates H].
inline std::string recurrent_kind(const Tensor& tensor) {
    if (tensor.shape.size() == 2) {
        const std::size_t larger = (std::max)(tensor.shape[0], tensor.shape[1]);
        const std::size_t smaller = (std::min)(tensor.shape[0], tensor.shape[1]);
        if (smaller > 0 && larger == 4 * smaller) {
            return "an LSTM";
        }
        if (smaller > 0 && larger == 3 * smaller) {
            return "a GRU";
        }
    }
    return "a recurrent layer (LSTM, GRU or RNN)";
}

/// What a word of a name says.
inline ForeignLayer foreign_by_word(const Tensor& tensor) {
    const std::string name = lower(tensor.name);
    const auto has = [&](const char* word) {
        return name.find(word) != std::string::npos;
    };
    if (has("_reverse")) {
        return {&tensor, "a bidirectional recurrent layer",
                "backwards it would need samples that are not there yet; train with bidirectional=False"};
    }
    if (has("weight_hr")) {
        return {&tensor, "an LSTM with projections", "train with proj_size=0"};
    }
    if (has("_ih") || has("_hh")) {
        return {&tensor, "a recurrent layer (LSTM, GRU or RNN)", ""};
    }
    if (has("in_proj")) {
        return {&tensor, "a MultiheadAttention", ""};
    }
    if (has("embeddings")) {
        return {&tensor, "an Embedding", ""};
    }
    if (has("alpha")) {
        return {&tensor, "a PReLU", "train with a LeakyReLU, whose slope is a whole number of hundredths"};
    }
    if (has("lora_")) {
        return {&tensor, "an adapter (LoRA)", "add it to the weights, as merge_and_unload() does, and save them again"};
    }
    return {&tensor, "a layer whose weight is computed from several arrays (weight_norm, spectral_norm, pruning)",
            "make it plain, as torch.nn.utils.remove_weight_norm, parametrize.remove_parametrizations and "
            "prune.remove do, and save it again"};
}

/// What an array of more than two dimensions is.
inline ForeignLayer foreign_by_rank(const LayerGroup& group, const Kinds& kinds) {
    const Tensor& matrix = group.matrix != nullptr ? *group.matrix : *group.pointwise;
    const std::string name = lower(group.layer);
    if (name.find("transpose") != std::string::npos || name.find("deconv") != std::string::npos) {
        return {&matrix, "a transposed convolution", "train without it"};
    }
    const std::size_t rank = matrix.shape.size();
    if (rank > 4) {
        return {&matrix, "a convolution of three dimensions or another layer whose weight is no matrix", ""};
    }
    return {kinds.has_rank[rank] ? nullptr : &matrix, "a convolution",
            std::string("write it into the network where it lies, as ") +
                (rank == 3 ? "conv1d:8:5:relu behind an input of time x channels"
                           : "conv2d:8:3:relu behind an input of rows x columns x channels"),
            true};
}

/// Of a recurrent layer, where the network has none.
inline ForeignLayer foreign_recurrent(const LayerGroup& group) {
    const Tensor* const one = group.states != nullptr       ? group.states
                              : group.matrix != nullptr     ? group.matrix
                              : group.state_bias != nullptr ? group.state_bias
                                                            : group.bias;
    const std::string name = lower(one->name);
    if (name.find("backward") != std::string::npos || name.find("bidirectional") != std::string::npos) {
        return {one, "a bidirectional recurrent layer",
                "backwards it would need samples that are not there yet; train without Bidirectional"};
    }
    const std::string kind = recurrent_kind(*one);
    const bool is_known = kind == "a GRU" || kind == "an LSTM";
    return {one, kind,
            is_known ? std::string("write it into the network where it lies, as ") +
                           (kind == "a GRU" ? "gru" : "lstm") + ":16 behind an input of time x channels"
                     : "train with a GRU or an LSTM",
            is_known};
}

/// The foreign layer that a group of arrays belongs to, by its words and its shapes. A layer of a kind that the network
/// has is none, nor is a BatchNorm.
inline ForeignLayer foreign_layer(const LayerGroup& group, const Kinds& kinds) {
    if (group.foreign != nullptr) {
        return foreign_by_word(*group.foreign);
    }
    if (is_recurrent(group)) {
        const ForeignLayer layer = foreign_recurrent(group);
        return kinds.is_recurrent && layer.kind != "a bidirectional recurrent layer" ? ForeignLayer{nullptr, "", ""}
                                                                                     : layer;
    }
    if (is_batch_norm(group)) {
        return {nullptr, "", ""};
    }
    const Tensor* const factor = group.gamma != nullptr ? group.gamma : group.beta;
    if (factor != nullptr && kinds.has_layer_norm) {
        return {nullptr, "", ""};
    }
    if (factor != nullptr) {
        return {factor, "a LayerNorm or GroupNorm",
                "write layernorm into the network where it lies, or train with BatchNorm, which can be folded into its "
                "neighbour"};
    }
    if (group.pointwise != nullptr) {
        return foreign_by_rank(group, kinds);
    }
    if (group.matrix == nullptr || group.matrix->shape.size() == 2 || group.matrix->shape.empty()) {
        const std::string word = lower(group.layer.substr(group.layer.find_last_of("./") + 1));
        const bool is_table = group.matrix != nullptr && group.matrix->shape.size() == 2 && group.bias == nullptr;
        return {is_table && word.find("emb") != std::string::npos ? group.matrix : nullptr, "an Embedding", ""};
    }
    if (group.matrix->shape.size() > 2) {
        return foreign_by_rank(group, kinds);
    }
    if (group.bias != nullptr && group.bias->shape == group.matrix->shape && kinds.has_layer_norm) {
        return {nullptr, "", ""};
    }
    if (group.bias != nullptr && group.bias->shape == group.matrix->shape) {
        return {group.matrix, "a LayerNorm, a GroupNorm or a BatchNorm without running_mean",
                "write layernorm into the network where it lies, or train with a BatchNorm that keeps its statistics, "
                "which "
                "can be folded into its neighbour"};
    }
    return {group.matrix, "a PReLU or an RMSNorm",
            "train with a LeakyReLU, whose slope is a whole number of hundredths, or with BatchNorm"};
}

/// The sentence about a foreign layer.
inline std::string foreign_text(const ForeignLayer& layer) {
    return tensor_text(*layer.tensor) + " belongs to " + layer.kind +
           (layer.is_missing ? ", which the network does not have" : ", which cannot be imported") +
           "; the answers depend on it, so it cannot be ignored: " +
           (layer.cure.empty() ? "save the part whose layers can be imported alone, as model.head.state_dict()"
                               : layer.cure);
}

} // namespace weights

#endif
