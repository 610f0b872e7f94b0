// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP

#include <limits>

#include "layout.hpp"

namespace weights {

/// A network at run time, with its parameters in nervelet's order: layer after layer, weights [in][out], then biases.
struct Model {
    Description network;
    std::vector<float> parameters;
    std::vector<std::string> notes; ///< which array each layer comes from
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

/// Appends the parameters of one layer.
inline void append_layer(Model& model, const Source& source, const Dense& dense, Layout layout) {
    const Tensor& weight = *source.weight;
    for (std::size_t i = 0; i < dense.inputs; ++i) {
        for (std::size_t j = 0; j < dense.outputs; ++j) {
            const std::size_t index = layout == Layout::pytorch ? j * dense.inputs + i : i * dense.outputs + j;
            model.parameters.push_back(to_float(weight.values[index], weight));
        }
    }
    for (std::size_t j = 0; j < dense.outputs; ++j) {
        model.parameters.push_back(source.bias == nullptr ? 0.0f : to_float(source.bias->values[j], *source.bias));
    }
}

/// Builds the network from the arrays of the files; see assign() and find_layout().
inline Model make_model(const Description& network, const std::vector<Tensor>& tensors, bool is_ordered, Layout wanted,
                        const std::vector<Mapping>& mappings) {
    const std::vector<Source> sources = assign(tensors, is_ordered, network, mappings);
    Model model{network, {}, {}};
    model.parameters.reserve(network.parameter_count);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const KnownLayout known = find_layout(sources, network, i, wanted);
        append_layer(model, sources[i], network.layers[i], known.layout);
        const std::string dense = "dense " + std::to_string(i) + ": ";
        model.notes.push_back(dense + tensor_text(*sources[i].weight) + " as " + layout_text(known.layout) + " (" +
                              known.reason + ")");
        model.notes.push_back(dense +
                              (sources[i].bias == nullptr ? "no bias, so zero" : tensor_text(*sources[i].bias)));
    }
    return model;
}

} // namespace weights

#endif
