// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP

#include <cstdio>
#include <limits>

#include "fold.hpp"
#include "layout.hpp"

namespace weights {

/// A network at run time, with its parameters in nervelet's order: layer after layer, weights [in][out], then biases.
struct Model {
    Description network;
    std::vector<float> parameters;
    std::vector<std::string> notes;   ///< which array each layer comes from
    std::vector<std::string> ignored; ///< what --map left out, though the answers may depend on it
};

/// The nearest float. Refuses NaN and numbers beyond float. tensor: where the number is from.
inline float to_float(double value, const Tensor& tensor) {
    const double largest = static_cast<double>((std::numeric_limits<float>::max)());
    if (!(value >= -largest && value <= largest)) {
        throw Refusal(tensor_text(tensor) +
                      " holds a number that is infinite, not a number or beyond float; train anew "
                      "with a smaller learning rate");
    }
    return static_cast<float>(value);
}

/// The parameters of one layer as the file has them, but in nervelet's order.
inline LayerParameters read_layer(const Source& source, const Dense& dense, Layout layout) {
    LayerParameters layer;
    layer.weights.reserve(dense.inputs * dense.outputs);
    for (std::size_t i = 0; i < dense.inputs; ++i) {
        for (std::size_t j = 0; j < dense.outputs; ++j) {
            const std::size_t index = layout == Layout::pytorch ? j * dense.inputs + i : i * dense.outputs + j;
            layer.weights.push_back(source.weight->values[index]);
        }
    }
    layer.biases = source.bias == nullptr ? std::vector<double>(dense.outputs, 0.0) : source.bias->values;
    return layer;
}

/// Refuses an activation whose default is another one in the framework that the layout shows.
inline void check_activation(const Description& network, std::size_t index, Layout layout) {
    const Activation& activation = network.layers[index].activation;
    if (layout == Layout::keras && activation.name == std::string("leakyrelu") && !activation.is_chosen) {
        throw Refusal("the slope of leaky_relu in " + dense_text(network, index) +
                      " is 0.01 in PyTorch, but 0.3 or 0.2 "
                      "in Keras; write it, as leaky_relu:0.3");
    }
}

/// "with alpha 0.5", where an activation has a parameter.
inline std::string parameter_text(const Activation& activation) {
    const std::string hundredths = std::to_string(100 + activation.percent % 100).substr(1);
    return activation.with == nullptr
               ? ""
               : std::string(activation.type) + " with " + std::to_string(activation.percent / 100) + "." + hundredths;
}

/// Notes where a dense layer is from.
inline void note_layer(Model& model, std::size_t index, const Source& source, const KnownLayout& known) {
    const std::string dense = "dense " + std::to_string(index) + ": ";
    model.notes.push_back(dense + tensor_text(*source.weight) + " as " + layout_text(known.layout) + " (" +
                          known.reason + ")");
    model.notes.push_back(dense + (source.bias == nullptr ? "no bias, so zero" : tensor_text(*source.bias)));
    const std::string parameter = parameter_text(model.network.layers[index].activation);
    if (!parameter.empty()) {
        model.notes.push_back(dense + parameter);
    }
}

/// What each BatchNorm does, and a note of it.
inline std::vector<ScaleAndShift> read_norms(const Assignment& assignment, const std::vector<std::string>& epsilons,
                                             Model& model) {
    std::vector<ScaleAndShift> norms;
    for (std::size_t i = 0; i < assignment.norms.size(); ++i) {
        const LayerGroup& group = assignment.norms[i];
        const BatchNorm& norm = assignment.network.batch_norms[i];
        const Epsilon epsilon = find_epsilon(group, epsilons);
        norms.push_back(scale_and_shift(group, epsilon.value));
        char number[32];
        std::snprintf(number, sizeof number, "%g", epsilon.value);
        model.notes.push_back("batchnorm " + quoted(group.layer) + ": folded into the " +
                              (norm.is_before ? "inputs" : "outputs") + " of dense " + std::to_string(norm.dense) +
                              ", eps " + number + " (" + epsilon.reason + ")");
    }
    return norms;
}

/// Builds the network from the arrays of the files; see assign(), find_layout() and find_epsilon().
inline Model make_model(const Description& network, const std::vector<Tensor>& tensors, bool is_ordered, Layout wanted,
                        const std::vector<Mapping>& mappings, const std::vector<std::string>& epsilons = {}) {
    const Assignment assignment = assign(tensors, is_ordered, network, mappings);
    const std::vector<Source>& sources = assignment.sources;
    Model model{assignment.network, {}, {}, {}};
    std::vector<LayerParameters> layers;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const KnownLayout known = find_layout(sources, model.network, i, wanted);
        check_activation(model.network, i, known.layout);
        layers.push_back(read_layer(sources[i], model.network.layers[i], known.layout));
        note_layer(model, i, sources[i], known);
    }
    fold_all(model.network, read_norms(assignment, epsilons, model), layers);
    model.parameters.reserve(network.parameter_count);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const double factor = model.network.layers[i].activation.factor;
        for (const double weight : layers[i].weights) {
            model.parameters.push_back(to_float(factor * weight, *sources[i].weight));
        }
        const Tensor& biases = sources[i].bias == nullptr ? *sources[i].weight : *sources[i].bias;
        for (const double bias : layers[i].biases) {
            model.parameters.push_back(to_float(factor * bias, biases));
        }
    }
    model.notes.insert(model.notes.end(), assignment.notes.begin(), assignment.notes.end());
    for (const Tensor* const tensor : assignment.ignored) {
        model.ignored.push_back(tensor_text(*tensor));
    }
    return model;
}

} // namespace weights

#endif
