// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP

#include "description.hpp"
#include "layer_group.hpp"

namespace weights {

/// The arrays of one dense layer. Without a bias array the biases are zero.
struct Source {
    std::string layer;              ///< its name in the file
    const Tensor* weight = nullptr; ///< the matrix
    const Tensor* bias = nullptr;   ///< the vector, if any
};

/// Which array goes where.
struct Assignment {
    Description network;                ///< with the BatchNorms of the file
    std::vector<Source> sources;        ///< of each dense layer
    std::vector<LayerGroup> norms;      ///< of each BatchNorm
    std::vector<std::string> notes;     ///< what was left out
    std::vector<const Tensor*> ignored; ///< by hand; the answers may depend on them
};

/// "dense layer 0 (64 inputs, 32 units)", for messages.
inline std::string dense_text(const Description& network, std::size_t index) {
    const Dense& dense = network.layers[index];
    return "dense layer " + std::to_string(index) + " (" + std::to_string(dense.inputs) + " inputs, " +
           std::to_string(dense.outputs) + " units)";
}

/// Whether the shapes of the arrays are those of the layer, in either layout.
inline bool fits(const Source& source, const Dense& dense) {
    const std::vector<std::size_t> in_out{dense.inputs, dense.outputs};
    const std::vector<std::size_t> out_in{dense.outputs, dense.inputs};
    const std::vector<std::size_t> out{dense.outputs};
    return source.weight != nullptr && (source.weight->shape == in_out || source.weight->shape == out_in) &&
           (source.bias == nullptr || source.bias->shape == out);
}

/// Refuses an array of which nothing says what it is.
[[noreturn]] inline void refuse_unknown(const Tensor& tensor) {
    const std::string name = shown(tensor.name);
    throw Refusal("nothing says what " + tensor_text(tensor) + " is; add --map '" + name + "=0.weight' or '" + name +
                  "=0.bias', or, if the answers do not depend on it, '" + name +
                  "=ignore' with --question and --answer");
}

/// Refuses arrays that do not fit layer index.
inline void check_fit(const Description& network, std::size_t index, const Source& source) {
    const Dense& dense = network.layers[index];
    if (source.weight == nullptr) {
        throw Refusal(dense_text(network, index) + " gets no weights; add --map NAME=" + std::to_string(index) +
                      ".weight with the name of an array");
    }
    Source without_bias = source;
    without_bias.bias = nullptr;
    if (!fits(without_bias, dense)) {
        throw Refusal(tensor_text(*source.weight) + " does not fit " + dense_text(network, index) + ", which takes " +
                      shape_text({dense.outputs, dense.inputs}) + " or " + shape_text({dense.inputs, dense.outputs}) +
                      "; correct the network or add --map");
    }
    if (!fits(source, dense)) {
        throw Refusal(tensor_text(*source.bias) + " does not fit the bias of " + dense_text(network, index) +
                      ", which takes " + shape_text({dense.outputs}) + "; correct the network or add --map");
    }
    for (const Tensor* const tensor : {source.weight, source.bias}) {
        if (tensor != nullptr) {
            check_numbers(*tensor);
        }
    }
}

} // namespace weights

#endif
