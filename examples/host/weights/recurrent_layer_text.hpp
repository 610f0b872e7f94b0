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

/// First and Second: what stands behind the units, of which Stateful concerns training alone.
template <class First, class Second>
void append_recurrent(LayerTexts& layers, const std::string& text) {
    using Options = decltype(nervelet::detail::check_recurrent_options<First, Second>());
    layers.activations.push_back(*find_activation("identity"));
    layers.text += "," + text + output_text(typename Options::Output());
}

template <std::size_t Units, class First, class Second>
struct LayerText<nervelet::GRU<Units, First, Second>> {
    static void append(LayerTexts& layers) { append_recurrent<First, Second>(layers, "gru:" + std::to_string(Units)); }
};

template <std::size_t Units, class First, class Second>
struct LayerText<nervelet::LSTM<Units, First, Second>> {
    static void append(LayerTexts& layers) { append_recurrent<First, Second>(layers, "lstm:" + std::to_string(Units)); }
};

} // namespace weights

#endif
