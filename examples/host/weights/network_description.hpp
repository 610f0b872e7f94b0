// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP

#include "recurrent_layer_text.hpp"
#include "windowed_layer_text.hpp"

namespace weights {

template <class... Descriptions>
void append_layers(LayerTexts& layers, nervelet::detail::LayerList<Descriptions...>) {
    const int each[] = {(LayerText<Descriptions>::append(layers), 0)...};
    static_cast<void>(each);
}

template <std::size_t... Dimensions>
std::string input_text(nervelet::Shape<Dimensions...>) {
    return extents_text({Dimensions...});
}

/// The layers of a network's type.
template <class Network>
LayerTexts layers_of() {
    LayerTexts layers;
    layers.text = input_text(typename Network::InputShape());
    append_layers(layers, typename Network::Descriptions());
    return layers;
}

/// The description of these layers.
inline Description describe(const LayerTexts& layers) {
    Description network = read_description(layers.text);
    auto next = layers.activations.begin();
    for (Step& step : network.steps) {
        if (step.kind == Kind::sum) {
            step.activation = *next++;
        } else if (has_weights(step.kind) && !step.is_projection) {
            network.layers[step.layer].activation = *next++;
        }
    }
    set_type(network);
    return network;
}

/// The description of a network's type.
template <class Network>
Description description_of() {
    return describe(layers_of<Network>());
}

} // namespace weights

#endif
