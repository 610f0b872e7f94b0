// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_LAYERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_LAYERS_HPP

#include "assignment.hpp"

namespace weights {

/// A layer, for messages.
inline std::string step_text(const Description& network, const Step& step) {
    return has_weights(step.kind)   ? layer_text(network, step.layer)
           : step.kind == Kind::sum ? "the sum of the residual in part " + std::to_string(step.part) + " of the network"
                                    : kind_text(step) + " in part " + std::to_string(step.part) + " of the network";
}

/// Whether an activation computes in 16 bits, behind a dense layer or another one.
inline bool has_fixed(const Activation& activation, bool is_dense) {
    const std::string type = activation.type;
    const bool is_of_dense = type == "Hardsigmoid" || type == "Hardswish" || type == "Softmax";
    return type == "Identity" || type == "ReLU" || type == "LeakyReLU" || type == "Sigmoid" || type == "Tanh" ||
           (is_dense && is_of_dense);
}

/// Refuses a layer that does not compute in 16 bits, as nervelet/network/scalar_contract.hpp has it.
inline void check_fixed_layers(const Description& network) {
    for (const Step& step : network.steps) {
        const std::string text = step_text(network, step);
        if (step.kind == Kind::batch_norm) {
            throw Refusal(text + " does not compute in 16 bits; fold it into a layer beside it, as batchnorm without "
                                 ":unfolded does, or leave out --scalar");
        }
        if (step.kind == Kind::layer_norm) {
            throw Refusal(text + " does not compute in 16 bits; leave out --scalar, or train a model without it");
        }
        if (is_recurrent(step.kind)) {
            throw Refusal(text + " does not compute in 16 bits; leave out --scalar");
        }
        const bool is_dense = step.kind == Kind::dense;
        if ((has_weights(step.kind) || step.kind == Kind::sum) &&
            !has_fixed(activation_behind(network, step), is_dense)) {
            throw Refusal(text + " has " + activation_behind(network, step).type +
                          ", which does not compute in 16 bits there; identity, relu, leaky_relu, sigmoid and tanh do, "
                          "behind a dense layer hardsigmoid, hardswish and softmax, too. Train with one of these, or "
                          "leave out --scalar");
        }
    }
    if (network.steps.back().kind != Kind::dense) {
        throw Refusal("the network ends with " + step_text(network, network.steps.back()) +
                      ", and in 16 bits with a dense layer; add one, or leave out --scalar");
    }
}

} // namespace weights

#endif
