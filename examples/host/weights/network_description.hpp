// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP

#include <nervelet/nervelet.hpp>

#include "saved_network.hpp"

namespace weights {

/// The activation that a type of the library is, which its name in a saved network tells.
template <class Type>
Activation activation_of() {
    static_assert(nervelet::detail::IsDescribed<Type>::value,
                  "write_header(net, ...): expected activations of the library");
    static const char* const names[] = {"identity", "relu", "relu6",       "leakyrelu", "elu",
                                        "selu",     "gelu", "gelutanh",    "silu",      "softplus",
                                        "sigmoid",  "tanh", "hardsigmoid", "hardswish", "softmax"};
    constexpr int most_percent = 10000;
    nervelet::Fingerprint wanted;
    nervelet::detail::describe<Type>(wanted);
    for (const char* const name : names) {
        const Activation* const known = find_activation(name);
        for (int percent = 0; known != nullptr && percent <= (known->with == nullptr ? 0 : most_percent); ++percent) {
            nervelet::Fingerprint text;
            if (known->with == nullptr) {
                text(known->type);
            } else {
                text(known->type, percent);
            }
            if (text.value() == wanted.value()) {
                Activation activation = *known;
                activation.percent = percent;
                return activation;
            }
        }
    }
    throw Refusal(
        "the network has an activation that is not the library's; use one of those that import_weights knows");
}

/// The layers of a network: its text without activations, its type, and the activations of its Dense layers.
struct LayerTexts {
    std::string text;
    std::string type;
    std::vector<Activation> activations;
};

template <class Description>
struct LayerText {
    static_assert(nervelet::detail::AlwaysFalse<Description>::value,
                  "write_header(net, ...): expected a network of Dense and Dropout layers");
    static void append(LayerTexts&) {}
};

template <std::size_t Units, class Type>
struct LayerText<nervelet::Dense<Units, Type>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        const std::string type = activation_type(layers.activations.back());
        layers.text += ",dense:" + std::to_string(Units);
        layers.type +=
            ", nervelet::Dense<" + std::to_string(Units) + (type == "nervelet::Identity" ? "" : ", " + type) + ">";
    }
};

template <unsigned Percent>
struct LayerText<nervelet::Dropout<Percent>> {
    static void append(LayerTexts& layers) {
        layers.text += ",dropout:" + std::to_string(Percent);
        layers.type += ", nervelet::Dropout<" + std::to_string(Percent) + ">";
    }
};

template <class... Descriptions>
void append_layers(LayerTexts& layers, nervelet::detail::LayerList<Descriptions...>) {
    const int each[] = {(LayerText<Descriptions>::append(layers), 0)...};
    static_cast<void>(each);
}

/// The description of a network's type.
template <class Network>
Description description_of() {
    LayerTexts layers;
    layers.text = std::to_string(Network::input_size);
    layers.type = "nervelet::Network<float, nervelet::Input<" + layers.text + ">";
    append_layers(layers, typename Network::Descriptions());
    Description network = read_description(layers.text);
    network.type = layers.type + ">";
    for (std::size_t i = 0; i < layers.activations.size(); ++i) {
        network.layers[i].activation = layers.activations[i];
    }
    return network;
}

} // namespace weights

#endif
