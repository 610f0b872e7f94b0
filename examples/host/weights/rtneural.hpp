// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_RTNEURAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_RTNEURAL_HPP

#include "json_value.hpp"
#include "model.hpp"
#include "rtneural_layer.hpp"

namespace weights {

// A model of RTNeural, which Keras's layers are saved as: {"in_shape": [null, STEPS, CHANNELS], "layers": [{"type":
// "gru", "activation": "", "shape": [null, STEPS, UNITS], "weights": [...]}, ...]}, with null where a number is not
// fixed. Each array of weights is a nested list, in Keras's order. https://github.com/jatinchowdhury18/RTNeural

/// A model as import_model takes it: the text of its network, its arrays by Keras's names, and what --eps would say.
struct RTNeuralNetwork {
    std::string text;
    std::vector<Tensor> tensors;
    std::vector<std::string> epsilons;
};

/// How many steps a model goes over: what --steps says, or its own number. given: 0 if --steps is not there.
inline std::size_t steps_of(const JsonValue& shape, std::size_t given) {
    const std::size_t own = shape_extent(shape, shape_rank(shape) - 2);
    if (own == 0 && given == 0) {
        throw Refusal("does not say over how many steps it goes; add --steps 64 or whatever a window has");
    }
    return given != 0 ? given : own;
}

/// Reads a model. steps: of the window, or 0 where the file says it.
inline RTNeuralNetwork read_rtneural(const JsonValue& model, std::size_t steps) {
    const JsonValue* const shape = model.find("in_shape");
    const JsonValue* const layers = model.find("layers");
    if (shape == nullptr || layers == nullptr || layers->items.empty()) {
        throw Refusal(
            "is JSON, but has no in_shape and layers as a model of RTNeural does; save the model by RTNeural's "
            "model_utils.save_model");
    }
    RTNeuralShape now{shape_rank(*shape) == 3 ? steps_of(*shape, steps) : 0, last_extent(*shape)};
    if (shape_rank(*shape) != 3 && shape_rank(*shape) != 2) {
        throw Refusal("has an in_shape of " + std::to_string(shape_rank(*shape)) +
                      " dimensions, and import_model takes "
                      "batch x channels or batch x steps x channels; convert a model with conv2d to .tflite instead");
    }
    RTNeuralNetwork network;
    network.text = (now.steps > 0 ? std::to_string(now.steps) + "x" : "") + std::to_string(now.channels);
    for (std::size_t i = 0; i < layers->items.size(); ++i) {
        try {
            const RTNeuralLayer layer = read_rtneural_layer(layers->items[i], i, network.text, now);
            network.text = layer.text;
            network.tensors.insert(network.tensors.end(), layer.tensors.begin(), layer.tensors.end());
            network.epsilons.insert(network.epsilons.end(), layer.epsilons.begin(), layer.epsilons.end());
        } catch (const Refusal& refusal) {
            throw Refusal("has a layer " + std::to_string(i) + " that cannot be imported: " + refusal.what());
        }
    }
    return network;
}

/// Builds the network. What it is refused with may name its arrays by Keras's names.
inline Model rtneural_model(const JsonValue& file, std::size_t steps) {
    const RTNeuralNetwork found = read_rtneural(file, steps);
    try {
        return make_model(read_description(found.text), found.tensors, false, Layout::keras, {}, found.epsilons);
    } catch (const Refusal& refusal) {
        const std::string why = refusal.what();
        throw Refusal("is read as " + quoted(found.text) + ", which is refused: " + why +
                      (why.find("; ") == std::string::npos ? "; train a model without it" : ""));
    }
}

} // namespace weights

#endif
