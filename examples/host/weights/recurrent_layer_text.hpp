// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_RECURRENT_LAYER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_RECURRENT_LAYER_TEXT_HPP

#include "layer_text.hpp"

namespace weights {

inline std::string output_text(nervelet::LastStep) {
    return "";
}

inline std::string output_text(nervelet::EveryStep) {
    return ":everystep";
}

template <class Output>
void append_recurrent(LayerTexts& layers, const std::string& text) {
    layers.activations.push_back(*find_activation("identity"));
    layers.text += "," + text + output_text(Output());
}

template <std::size_t Units, class Output>
struct LayerText<nervelet::GRU<Units, Output>> {
    static void append(LayerTexts& layers) { append_recurrent<Output>(layers, "gru:" + std::to_string(Units)); }
};

template <std::size_t Units, class Output>
struct LayerText<nervelet::LSTM<Units, Output>> {
    static void append(LayerTexts& layers) { append_recurrent<Output>(layers, "lstm:" + std::to_string(Units)); }
};

} // namespace weights

#endif
