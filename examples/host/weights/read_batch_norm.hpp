// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_READ_BATCH_NORM_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_READ_BATCH_NORM_HPP

#include "network_so_far.hpp"

namespace weights {

/// Whether nothing but dropouts lies behind the last layer with weights, and that is none with a state, whose outputs
/// are its inputs of the next step.
inline bool is_behind_weights(const Description& network) {
    std::size_t end = network.steps.size();
    while (end > 0 && is_dropout(network.steps[end - 1].kind)) {
        --end;
    }
    return !network.layers.empty() && network.layers.back().step + 1 == end &&
           !is_recurrent(network.layers.back().kind);
}

/// Whether the words are those of a batchnorm: its name, unfolded, and an activation with its number.
inline bool is_batch_norm_text(const std::vector<std::string>& words) {
    const bool is_unfolded = words.size() > 1 && words[1] == "unfolded";
    return (words[0] == "batchnorm" || words[0] == "normalization") && words.size() < (is_unfolded ? 5 : 4);
}

/// Adds batchnorm:unfolded[:ACTIVATION], a layer of its own with constant statistics.
inline void add_unfolded_batch_norm(Description& network, const std::vector<std::string>& words, std::size_t part) {
    Step step;
    step.kind = Kind::batch_norm;
    step.part = part;
    step.input = output_of(network);
    step.output = step.input;
    step.windows.channels = step.input.back();
    step.windows.columns = make_axis(count_of(step.input) / step.input.back(), 1, 1, 1, Padding::valid, 0);
    const std::string statistics = "statistics_" + std::to_string(unfolded_count(network));
    step.type = "nervelet::BatchNorm<decltype(" + statistics + "), " + statistics;
    const Activation activation =
        words.size() > 2 ? read_activation({words.begin() + 2, words.end()}) : *find_activation("identity");
    if (activation.factor != 1.0) {
        throw Refusal("hard_sigmoid_keras2 is folded into the weights of its layer; train with hardsigmoid");
    }
    check_softmax(step.output, activation);
    network.batch_norms.push_back(
        {step.output.back(), network.layers.size(), BatchNormPlace::unfolded, network.steps.size()});
    push(network, step, 1, activation);
}

/// Adds batchnorm[:ACTIVATION]. Directly behind a layer with weights and without activation it is folded into that
/// layer, which gets its activation; elsewhere into the next layer with weights.
inline void add_batch_norm(Description& network, const std::vector<std::string>& words) {
    const bool is_linear = is_behind_weights(network) && is_identity(network.layers.back().activation) &&
                           (network.batch_norms.empty() || network.batch_norms.back().layer < network.layers.size());
    if (is_linear && is_dropout(network.steps.back().kind)) {
        throw Refusal("dropout between a layer and its batchnorm cannot be folded; leave it out, it does nothing in "
                      "use");
    }
    if (!is_linear && words.size() > 1) {
        throw Refusal("a batchnorm behind an activation, a pool or the input is folded into the next layer, so it "
                      "cannot have an activation, as 'batchnorm:" +
                      shown(words[1]) + "'; leave that out, or write batchnorm:unfolded:" + shown(words[1]) +
                      ", a layer of its own");
    }
    if (is_linear && words.size() > 1) {
        if (network.layers.back().kind == Kind::layer_norm) {
            throw Refusal("a layernorm has no activation, nor has a batchnorm that is folded into it; train without "
                          "the batchnorm");
        }
        network.layers.back().activation = read_activation({words.begin() + 1, words.end()});
        check_softmax(output_of(network), network.layers.back().activation);
    }
    network.batch_norms.push_back({output_of(network).back(),
                                   is_linear ? network.layers.size() - 1 : network.layers.size(),
                                   is_linear ? BatchNormPlace::behind : BatchNormPlace::before, network.steps.size()});
}

/// Refuses a BatchNorm that the next layer with weights cannot take.
inline void check_batch_norms(const Description& network) {
    for (const BatchNorm& norm : network.batch_norms) {
        if (norm.place != BatchNormPlace::before) {
            continue;
        }
        if (norm.layer == network.layers.size()) {
            throw Refusal(
                "no layer with weights follows the last batchnorm, which lies behind an activation or a pool, "
                "so it cannot be folded; write dense:10,batchnorm:softmax if the activation comes after it, else "
                "batchnorm:unfolded, a layer of its own");
        }
        const std::size_t end = network.layers[norm.layer].step;
        const Step& next = network.steps[end];
        for (std::size_t i = norm.step; i <= end; ++i) {
            const Step& between = network.steps[i];
            if (between.kind == Kind::residual || between.kind == Kind::sum || between.is_projection) {
                throw Refusal("a batchnorm before or at the end of a residual cannot be folded into the layer behind "
                              "it; write batchnorm:unfolded, a layer of its own, or train with it directly behind a "
                              "layer without activation");
            }
        }
        if (next.kind == Kind::batch_norm) {
            throw Refusal("a batchnorm before a batchnorm:unfolded cannot be folded; write unfolded behind both");
        }
        if (next.kind == Kind::layer_norm) {
            throw Refusal("a batchnorm before a layernorm cannot be folded; write batchnorm:unfolded, a layer of its "
                          "own, or train without one of them");
        }
        if (next.kind != Kind::dense && is_padded(next.windows)) {
            throw Refusal("a batchnorm before a " + kind_text(next) +
                          " with pads cannot be folded, as the pads come behind it, and are zeros; write "
                          "batchnorm:unfolded, a layer of its own, or train with the batchnorm between convolution and "
                          "activation");
        }
    }
}

} // namespace weights

#endif
