// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP

#include <string>
#include <vector>

#include "read_activation.hpp"

namespace weights {

/// A Dense layer of a network that is described at run time.
struct Dense {
    std::size_t inputs;
    std::size_t outputs;
    Activation activation;
    std::size_t module; ///< its index in the torch.nn.Sequential of the same network
    std::size_t part;   ///< its index among the parts of the text
};

/// A BatchNorm, which is folded into a Dense layer: no layer of the network on the board.
struct BatchNorm {
    std::size_t size;
    std::size_t dense; ///< the index of that layer
    bool is_before;    ///< whether it normalizes the inputs of that layer, else what it computes before its activation
};

/// A network that is described by a text such as 64,dense:32:relu,dropout:20,dense:10:softmax.
struct Description {
    std::string text;
    std::size_t inputs = 0;
    std::vector<Dense> layers;          ///< without dropout
    std::vector<BatchNorm> batch_norms; ///< in their order
    std::string type;                   ///< its C++ type
    std::size_t parameter_count = 0;
};

/// Adds dense:UNITS[:ACTIVATION].
inline void add_dense(Description& network, const std::vector<std::string>& words, std::size_t part) {
    constexpr std::size_t most_parameters = std::size_t(1) << 26;
    const Dense dense{
        network.layers.empty() ? network.inputs : network.layers.back().outputs,
        number_between(1, 1000000, words[1], "the units of a dense layer"),
        words.size() > 2 ? read_activation({words.begin() + 2, words.end()}) : *find_activation("identity"), 0, part};
    network.parameter_count += (dense.inputs + 1) * dense.outputs;
    if (network.parameter_count > most_parameters) {
        throw Refusal("the network has more than 67,108,864 parameters; no board holds them");
    }
    network.layers.push_back(dense);
}

/// Adds batchnorm[:ACTIVATION]. Directly behind a dense layer without activation it is folded into that layer, which
/// gets its activation; elsewhere into the next dense layer. below: the first word of the part before it.
inline void add_batch_norm(Description& network, const std::vector<std::string>& words, const std::string& below) {
    const bool has_dense = !network.layers.empty();
    const std::size_t size = has_dense ? network.layers.back().outputs : network.inputs;
    const bool is_linear = has_dense && is_identity(network.layers.back().activation) &&
                           (network.batch_norms.empty() || network.batch_norms.back().dense < network.layers.size());
    if (is_linear && below == "dropout") {
        throw Refusal("dropout between a dense layer and its batchnorm cannot be folded; leave it out, it does nothing "
                      "in use");
    }
    if (!is_linear && words.size() > 1) {
        throw Refusal("a batchnorm behind an activation or the input is folded into the next dense layer, so it cannot "
                      "have an activation, as 'batchnorm:" +
                      shown(words[1]) + "'; leave that out");
    }
    if (is_linear && words.size() > 1) {
        network.layers.back().activation = read_activation({words.begin() + 1, words.end()});
    }
    network.batch_norms.push_back({size, is_linear ? network.layers.size() - 1 : network.layers.size(), !is_linear});
}

/// Adds one part of the text; normalization is Keras's word for a batchnorm of the inputs. below: the first word of the
/// part before it.
inline void add_part(Description& network, const std::string& text, const std::string& below, std::size_t part) {
    const std::vector<std::string> words = split(text, ':');
    if (words[0] == "dropout" && words.size() == 2) {
        number_between(0, 99, words[1], "dropout, in 100,");
    } else if ((words[0] == "batchnorm" || words[0] == "normalization") && words.size() < 4) {
        add_batch_norm(network, words, below);
    } else if (words[0] == "dense" && words.size() > 1 && words.size() < 5) {
        add_dense(network, words, part);
    } else {
        throw Refusal("a layer is written dense:32:relu, batchnorm, batchnorm:relu or dropout:20, not " + quoted(text));
    }
}

/// Sets the type, and the index of each dense layer in the torch.nn.Sequential, where an activation is a module.
inline void set_type(Description& network, const std::vector<std::string>& parts) {
    network.type = "nervelet::Network<float, nervelet::Input<" + std::to_string(network.inputs) + ">";
    std::size_t module = 0;
    std::size_t index = 0;
    for (std::size_t part = 1; part < parts.size(); ++part) {
        if (index < network.layers.size() && network.layers[index].part == part) {
            Dense& dense = network.layers[index++];
            const bool is_linear = is_identity(dense.activation);
            dense.module = module;
            module += is_linear ? 1 : 2;
            network.type += ", nervelet::Dense<" + std::to_string(dense.outputs) +
                            (is_linear ? "" : ", " + activation_type(dense.activation)) + ">";
        } else {
            const std::vector<std::string> words = split(parts[part], ':');
            network.type +=
                words[0] == "dropout" ? ", nervelet::Dropout<" + std::to_string(std::stoul(words[1])) + ">" : "";
            ++module;
        }
    }
    network.type += ">";
}

/// Reads the description of a network.
inline Description read_description(const std::string& text) {
    const std::vector<std::string> parts = split(text, ',');
    Description network;
    network.text = text;
    network.inputs = number_between(1, 1000000, parts[0], "the number of inputs, which comes first in a network,");
    std::string below;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!network.layers.empty() && is_softmax(network.layers.back().activation)) {
            throw Refusal("softmax makes sense in the last layer only; write relu or tanh below it");
        }
        add_part(network, parts[i], below, i);
        below = split(parts[i], ':')[0];
    }
    if (network.layers.empty() || below == "dropout") {
        throw Refusal("a network ends with a dense layer, as in 64,dense:32:relu,dense:10:softmax");
    }
    if (!network.batch_norms.empty() && network.batch_norms.back().dense == network.layers.size()) {
        throw Refusal("no dense layer follows the last batchnorm, which lies behind an activation, so it cannot be "
                      "folded; write dense:10,batchnorm:softmax if the activation comes after it");
    }
    set_type(network, parts);
    return network;
}

} // namespace weights

#endif
