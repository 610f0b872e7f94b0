// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLATTEN_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLATTEN_HPP

#include "layout.hpp"

namespace weights {

/// The order in which a model's Flatten hands over the numbers of several positions and channels: that of the framework
/// whose layout the weights have, or what --flatten says.
enum class Flatten { by_layout, channels_first, channels_last };

/// Reads the value of --flatten.
inline Flatten read_flatten(const std::string& text) {
    if (text != "" && text != "channels_first" && text != "channels_last") {
        throw Refusal("--flatten is channels_first (PyTorch) or channels_last (Keras), not " + quoted(text) +
                      "; leave it out where the model has its framework's order");
    }
    return text == "channels_first"  ? Flatten::channels_first
           : text == "channels_last" ? Flatten::channels_last
                                     : Flatten::by_layout;
}

/// Whether layer index is a dense layer whose inputs have an order: of several positions and several channels.
inline bool has_flatten(const Description& network, std::size_t index) {
    const Plane plane = plane_of(step_of(network, index).input);
    return network.layers[index].kind == Kind::dense && plane.channels > 1 && plane.positions > 1;
}

/// Whether the last of the layers whose layouts are known takes its inputs channels first. Refuses layouts of which one
/// says PyTorch and another Keras.
inline bool takes_channels_first(const Description& network, const std::vector<Layout>& layouts, Flatten flatten) {
    const std::size_t index = layouts.size() - 1;
    if (!has_flatten(network, index)) {
        return false;
    }
    if (flatten != Flatten::by_layout) {
        return flatten == Flatten::channels_first;
    }
    for (std::size_t i = 0; i < index; ++i) {
        if (layouts[i] != layouts[index] && !is_norm(network.layers[i].kind)) {
            throw Refusal(layer_name(network, i) + " lies " + layout_text(layouts[i], network.layers[i].kind) + ", " +
                          layer_name(network, index) + " " + layout_text(layouts[index], Kind::dense) +
                          ", so nothing says in which order Flatten hands over channels; add --flatten channels_first "
                          "(PyTorch) or --flatten channels_last (Keras)");
        }
    }
    return layouts[index] == Layout::pytorch;
}

} // namespace weights

#endif
