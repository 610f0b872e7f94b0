// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ARRAY_NAMES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ARRAY_NAMES_HPP

#include "assignment.hpp"

namespace weights {

/// The name that Keras gives to layer index: dense, dense_1, conv2d, ...; the number counts layers of the same kind.
inline std::string keras_name(const Description& network, std::size_t index) {
    const std::string kind = kind_text(step_of(network, index));
    const std::string name = kind == "layernorm"         ? "layer_normalization"
                             : kind == "batchnorm"       ? "batch_normalization"
                             : kind == "timedistributed" ? "time_distributed"
                             : kind == "depthwiseconv1d" ? "depthwise_conv1d"
                             : kind == "depthwiseconv2d" ? "depthwise_conv2d"
                                                         : kind;
    std::size_t count = 0;
    for (std::size_t i = 0; i < network.layers[index].step; ++i) {
        const Step& step = network.steps[i];
        count += has_weights(step.kind) && kind_text(step) == kind ? 1 : 0;
    }
    return count == 0 ? name : name + "_" + std::to_string(count);
}

/// What the names of the arrays of layer index begin with, up to a dot or a slash.
inline std::string layer_array_name(const Description& network, std::size_t index, Layout layout) {
    return layout == Layout::keras ? keras_name(network, index) + "/" : network.layers[index].module + ".";
}

/// What they end with: weight and bias, in Keras kernel and bias, gamma and beta of a norm there; and the words of a
/// recurrent layer's two products.
inline std::string array_name(const Layer& layer, Layout layout, bool is_bias) {
    const bool is_keras = layout == Layout::keras;
    const bool is_states = layer.product == Product::states;
    if (is_keras && is_norm(layer.kind)) {
        return is_bias ? "beta" : "gamma";
    }
    if (is_recurrent(layer.kind) && !is_keras) {
        return std::string(is_bias ? "bias" : "weight") + (is_states ? "_hh_l0" : "_ih_l0");
    }
    return is_bias ? "bias" : is_keras && is_states ? "recurrent_kernel" : is_keras ? "kernel" : "weight";
}

} // namespace weights

#endif
