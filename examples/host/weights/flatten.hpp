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

/// Whether the numbers that a dense layer takes are those of steps that a recurrent layer, or a dense one at every
/// step, hands up, perhaps through layers without weights: in PyTorch these are channels last, unlike those of
/// convolutions.
inline bool is_behind_steps(const Description& network, std::size_t index) {
    return index > 0 &&
           (is_recurrent(network.layers[index - 1].kind) || network.layers[index - 1].kind == Kind::dense_of_steps);
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
    if (layouts[index] == Layout::pytorch && is_behind_steps(network, index)) {
        throw Refusal("behind the steps of a recurrent layer nothing says in which order " +
                      layer_name(network, index) + " takes its numbers; add --flatten channels_last where the model " +
                      "flattens what PyTorch's GRU or LSTM with batch_first hands up, channels_first where that was " +
                      "turned to channels x time before");
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
