// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP

#include <string>
#include <vector>

#include "read_part.hpp"

namespace weights {

/// Whether nothing but dropouts lies behind the last layer with weights.
inline bool is_behind_weights(const Description& network) {
    std::size_t end = network.steps.size();
    while (end > 0 && is_dropout(network.steps[end - 1].kind)) {
        --end;
    }
    return !network.layers.empty() && network.layers.back().step + 1 == end;
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
                      shown(words[1]) + "'; leave that out");
    }
    if (is_linear && words.size() > 1) {
        if (network.layers.back().kind == Kind::layer_norm) {
            throw Refusal("a layernorm has no activation, nor has a batchnorm that is folded into it; train without "
                          "the batchnorm");
        }
        network.layers.back().activation = read_activation({words.begin() + 1, words.end()});
        check_softmax(network.layers.back().kind, network.layers.back().activation);
    }
    network.batch_norms.push_back({output_of(network).back(),
                                   is_linear ? network.layers.size() - 1 : network.layers.size(), !is_linear,
                                   network.steps.size()});
}

/// Refuses a BatchNorm that the next layer with weights cannot take.
inline void check_batch_norms(const Description& network) {
    for (const BatchNorm& norm : network.batch_norms) {
        if (!norm.is_before) {
            continue;
        }
        if (norm.layer == network.layers.size()) {
            throw Refusal(
                "no layer with weights follows the last batchnorm, which lies behind an activation or a pool, "
                "so it cannot be folded; write dense:10,batchnorm:softmax if the activation comes after it");
        }
        const Step& next = network.steps[network.layers[norm.layer].step];
        if (next.kind == Kind::layer_norm) {
            throw Refusal("a batchnorm before a layernorm cannot be folded; train without one of them");
        }
        if (next.kind != Kind::dense && is_padded(next.windows)) {
            throw Refusal("a batchnorm before a " + kind_text(next) +
                          " with pads cannot be folded, as the pads come behind it, and are zeros; train with the "
                          "batchnorm between convolution and activation, or without the pads");
        }
    }
}

/// Sets the type, and the index of each layer with weights in the torch.nn.Sequential, where an activation is a module.
inline void set_type(Description& network) {
    network.type = "nervelet::Network<float, nervelet::Input<" + arguments_text(network.input) + ">";
    std::size_t module = 0;
    std::size_t norm = 0;
    for (std::size_t i = 0; i <= network.steps.size(); ++i) {
        for (; norm < network.batch_norms.size() && network.batch_norms[norm].step == i; ++norm) {
            ++module; // directly behind its layer, before the activation, which is counted below
        }
        if (i == network.steps.size()) {
            break;
        }
        const Step& step = network.steps[i];
        network.type += ", " + step.type;
        module += step.modules.size();
        if (has_weights(step.kind)) {
            Layer& layer = network.layers[step.layer];
            const bool is_linear = is_identity(layer.activation);
            layer.module = module - 1;
            module += is_linear ? 0 : 1;
            network.type += is_linear && step.options.empty() ? "" : ", " + activation_type(layer.activation);
            network.type += step.options + ">";
        }
    }
    network.type += ">";
}

/// Reads one part of the text, and says where it is if it is refused. at: its first letter.
inline void add_part(Description& network, const std::string& text, std::size_t part, std::size_t at) {
    const Extents input = output_of(network);
    try {
        const std::vector<std::string> words = split(text, ':');
        if (!network.layers.empty() && is_softmax(network.layers.back().activation)) {
            throw Refusal("softmax makes sense in the last layer only; write relu or tanh below it");
        }
        if ((words[0] == "batchnorm" || words[0] == "normalization") && words.size() < 4) {
            add_batch_norm(network, words);
        } else {
            add_step(network, text, part);
        }
    } catch (const Refusal& refusal) {
        throw Refusal("layer " + std::to_string(part) + " of the network, " + quoted(text) + " from letter " +
                      std::to_string(at) + " on, whose input is " + extents_text(input) + ": " + refusal.what());
    }
}

/// Reads the description of a network.
inline Description read_description(const std::string& text) {
    const std::vector<std::string> parts = split(text, ',');
    Description network;
    network.text = text;
    network.input = read_extents(parts[0], 1, 1000000, 3,
                                 "the number of inputs, which comes first in a network, as 64, 128x3 or 28x28x1,");
    network.inputs = checked_count(network.input);
    std::size_t at = parts[0].size() + 2;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        add_part(network, parts[i], i, at);
        at += parts[i].size() + 1;
    }
    if (network.layers.empty() || is_dropout(network.steps.back().kind)) {
        throw Refusal("a network ends with a dense layer, as in 64,dense:32:relu,dense:10:softmax, and not with a "
                      "dropout; add it");
    }
    check_batch_norms(network);
    set_type(network);
    return network;
}

/// The shape after every layer, for --help's sake and for whoever wonders: "128x3 conv1d 124x8 ... dense 4".
inline std::string shapes_text(const Description& network) {
    std::string text = extents_text(network.input);
    for (const Step& step : network.steps) {
        text += is_dropout(step.kind) ? "" : ", " + kind_text(step) + " " + extents_text(step.output);
    }
    return text;
}

} // namespace weights

#endif
