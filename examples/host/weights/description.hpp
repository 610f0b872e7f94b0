// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP

#include <cctype>
#include <string>
#include <vector>

#include "activation.hpp"

namespace weights {

/// A Dense layer of a network that is described at run time.
struct Dense {
    std::size_t inputs;
    std::size_t outputs;
    Activation activation;
    std::size_t module; ///< its index in the torch.nn.Sequential of the same network
};

/// A network that is described by a text such as 64,dense:32:relu,dropout:20,dense:10:softmax.
struct Description {
    std::string text;
    std::size_t inputs = 0;
    std::vector<Dense> layers; ///< without dropout
    std::string type;          ///< its C++ type
    std::size_t parameter_count = 0;
};

/// The parts of a text between separators.
inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

/// Reads a number from smallest to largest. what: its name in the message if it is none.
inline std::size_t number_between(std::size_t smallest, std::size_t largest, const std::string& text,
                                  const std::string& what) {
    std::size_t value = 0;
    bool is_number = !text.empty() && text.size() < 9;
    for (const char digit : text) {
        is_number = is_number && digit >= '0' && digit <= '9';
        value = is_number ? 10 * value + static_cast<std::size_t>(digit - '0') : 0;
    }
    if (!is_number || value < smallest || value > largest) {
        throw Refusal(what + " must be a whole number from " + std::to_string(smallest) + " to " +
                      std::to_string(largest) + ", not " + quoted(text));
    }
    return value;
}

/// Reads the activation of dense:32:relu, dense:32:ReLU or dense:32:leaky_relu:20 (its slope in hundredths), split at
/// the colons.
inline Activation read_activation(const std::vector<std::string>& words) {
    std::string name;
    for (const char letter : words[2]) {
        name += letter == '_' || letter == '-'
                    ? ""
                    : std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    }
    const Activation* const known = find_activation(name);
    if (known == nullptr) {
        throw Refusal("unknown activation " + quoted(words[2]) +
                      "; there are identity, relu, leaky_relu, elu, gelu, gelu_tanh, silu, softplus, sigmoid, tanh, "
                      "hardsigmoid, hardswish and softmax");
    }
    Activation activation = *known;
    if (words.size() > 3) {
        if (activation.with == nullptr) {
            throw Refusal(quoted(words[2]) + " takes no number; only leaky_relu:20 and elu:50 do, in hundredths");
        }
        activation.percent = static_cast<int>(
            number_between(1, name == "elu" ? 10000 : 99, words[3], "the number of " + words[2] + ", in hundredths,"));
    }
    return activation;
}

/// Adds one layer. module: the number of modules that the torch.nn.Sequential of the same network has so far.
inline void add_layer(Description& network, const std::string& text, std::size_t& module) {
    constexpr std::size_t most_parameters = std::size_t(1) << 26;
    const std::vector<std::string> words = split(text, ':');
    if (words[0] == "dropout" && words.size() == 2) {
        network.type +=
            ", nervelet::Dropout<" + std::to_string(number_between(0, 99, words[1], "dropout, in 100,")) + ">";
        ++module;
        return;
    }
    if (words[0] != "dense" || words.size() < 2 || words.size() > 4) {
        throw Refusal("a layer is written dense:32:relu or dropout:20, not " + quoted(text));
    }
    Dense dense{network.layers.empty() ? network.inputs : network.layers.back().outputs,
                number_between(1, 1000000, words[1], "the units of a dense layer"), *find_activation("identity"),
                module++};
    if (words.size() > 2) {
        dense.activation = read_activation(words);
    }
    const std::string activation = activation_type(dense.activation);
    const bool is_linear = activation == "nervelet::Identity";
    module += is_linear ? 0 : 1;
    network.type += ", nervelet::Dense<" + std::to_string(dense.outputs) + (is_linear ? "" : ", " + activation) + ">";
    network.parameter_count += (dense.inputs + 1) * dense.outputs;
    if (network.parameter_count > most_parameters) {
        throw Refusal("the network has more than 67,108,864 parameters; no board holds them");
    }
    network.layers.push_back(dense);
}

/// Reads the description of a network.
inline Description read_description(const std::string& text) {
    const std::vector<std::string> parts = split(text, ',');
    Description network;
    network.text = text;
    network.inputs = number_between(1, 1000000, parts[0], "the number of inputs, which comes first in a network,");
    network.type = "nervelet::Network<float, nervelet::Input<" + std::to_string(network.inputs) + ">";
    std::size_t module = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!network.layers.empty() && is_softmax(network.layers.back().activation)) {
            throw Refusal("softmax makes sense in the last layer only; write relu or tanh below it");
        }
        add_layer(network, parts[i], module);
    }
    if (network.layers.empty() || parts.back().compare(0, 5, "dense") != 0) {
        throw Refusal("a network ends with a dense layer, as in 64,dense:32:relu,dense:10:softmax");
    }
    network.type += ">";
    return network;
}

} // namespace weights

#endif
