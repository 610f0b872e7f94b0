// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_MODEL_HPP

#include <cstdio>

#include "flatten.hpp"
#include "fold.hpp"
#include "unfolded_batch_norm.hpp"

namespace weights {

/// A network at run time, with its parameters in nervelet's order: layer after layer: weights [in][out] or
/// [tap][in][out], then biases.
struct Model {
    Description network;
    std::vector<float> parameters;
    std::vector<NormStatistics> statistics; ///< of each BatchNorm that is a layer of its own
    std::vector<std::string> notes;         ///< which array each layer comes from
    std::vector<std::string> ignored;       ///< what --map left out, though the answers may depend on it
};

/// The parameters of layer index as the file has them, but in nervelet's order. is_flat: see foreign_index().
inline LayerParameters read_layer(const Source& source, const Description& network, std::size_t index, Layout layout,
                                  bool is_flat) {
    const Layer& layer = network.layers[index];
    const Step& step = step_of(network, index);
    LayerParameters parameters;
    parameters.weights.reserve(layer.inputs * layer.outputs);
    for (std::size_t i = 0; i < layer.inputs; ++i) {
        for (std::size_t j = 0; j < layer.outputs; ++j) {
            parameters.weights.push_back(source.weight->values[foreign_index(step, layer, layout, is_flat, i, j)]);
        }
    }
    parameters.biases.assign(layer.outputs, 0.0);
    for (std::size_t j = 0; j < layer.outputs && source.bias != nullptr; ++j) {
        parameters.biases[j] = source.bias->values[foreign_bias_index(step, layer, layout, j)];
    }
    return parameters;
}

/// Refuses an activation whose default is another one in the framework that its layer's layout shows; of a layer or sum
/// without a matrix, that any layout shows.
inline void check_activations(const Description& network, const std::vector<Layout>& layouts) {
    const bool is_any = std::find(layouts.begin(), layouts.end(), Layout::keras) != layouts.end();
    for (const Step& step : network.steps) {
        const Activation& activation = activation_behind(network, step);
        const bool has_matrix = has_weights(step.kind) && !is_norm(step.kind);
        const bool is_keras = has_matrix ? layouts[step.layer] == Layout::keras : is_any;
        if (is_keras && activation.name == std::string("leakyrelu") && !activation.is_chosen) {
            throw Refusal("the slope of leaky_relu in " +
                          (has_weights(step.kind) ? layer_text(network, step.layer) : "the sum of a residual") +
                          " is 0.01 in PyTorch, but 0.3 or 0.2 in Keras; write it, as leaky_relu:0.3");
        }
    }
}

/// Refuses the layernorm of a file of Keras's words unless --eps says that its epsilon is nervelet's and PyTorch's
/// 1e-5: Keras's default is 1e-3.
inline void check_layer_norm(const Description& network, std::size_t index, const Tensor& gamma,
                             const std::vector<std::string>& epsilons) {
    const TensorName name = read_tensor_name(gamma.name);
    const bool is_keras = network.layers[index].kind == Kind::layer_norm && name.role == Role::gamma;
    bool is_said = false;
    for (const std::string& option : epsilons) {
        const std::size_t equals = option.rfind('=');
        const bool is_its = equals == std::string::npos || option.substr(0, equals) == name.layer;
        is_said = is_said || (is_its && read_epsilon(option.substr(equals + 1)) == 1e-5);
    }
    if (is_keras && !is_said) {
        throw Refusal(layer_text(network, index) +
                      " adds 1e-5 to the variance, Keras's LayerNormalization 1e-3 unless "
                      "it was given another epsilon; train with epsilon=1e-5, and say so with --eps " +
                      shown(name.layer) + "=1e-5");
    }
}

/// "with alpha 0.5", where an activation has a parameter.
inline std::string parameter_text(const Activation& activation) {
    const std::string hundredths = std::to_string(100 + activation.percent % 100).substr(1);
    return activation.with == nullptr
               ? ""
               : std::string(activation.type) + " with " + std::to_string(activation.percent / 100) + "." + hundredths;
}

/// Notes where a layer is from.
inline void note_layer(Model& model, std::size_t index, const Source& source, const KnownLayout& known) {
    const std::string name = layer_name(model.network, index) + ": ";
    const Layer& layer = model.network.layers[index];
    model.notes.push_back(name + tensor_text(*source.weight) +
                          (layer.kind == Kind::layer_norm ? "" : " as " + layout_text(known.layout, layer.kind)) +
                          " (" + known.reason + ")");
    model.notes.push_back(name + (source.bias == nullptr ? "no bias, so zero" : tensor_text(*source.bias)));
    const std::string parameter = parameter_text(layer.activation);
    if (!parameter.empty()) {
        model.notes.push_back(name + parameter);
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
        const bool is_unfolded = norm.place == BatchNormPlace::unfolded;
        model.notes.push_back("batchnorm " + quoted(group.layer) + ": " +
                              (is_unfolded                            ? "not folded, but "
                               : norm.place == BatchNormPlace::before ? "folded into the inputs of "
                                                                      : "folded into the outputs of ") +
                              layer_name(assignment.network, norm.layer) + ", eps " + number + " (" + epsilon.reason +
                              ")");
        if (is_unfolded) {
            model.statistics.push_back(statistics_of(group, epsilon.value));
        }
    }
    return norms;
}

/// Builds the network from the arrays of the files; see assign(), find_layout(), takes_channels_first() and
/// find_epsilon().
inline Model make_model(const Description& network, const std::vector<Tensor>& tensors, bool is_ordered, Layout wanted,
                        const std::vector<Mapping>& mappings, const std::vector<std::string>& epsilons = {},
                        Flatten flatten = Flatten::by_layout) {
    const Assignment assignment = assign(tensors, is_ordered, network, mappings);
    const std::vector<Source>& sources = assignment.sources;
    Model model{assignment.network, {}, {}, {}, {}};
    std::vector<LayerParameters> layers;
    std::vector<Layout> layouts;
    std::vector<const Tensor*> origins; // of numbers that are too large
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const LayerGroup* const norm = unfolded_norm(assignment, i);
        origins.push_back(norm != nullptr ? norm->mean : sources[i].weight);
        if (norm != nullptr) {
            layouts.push_back(Layout::pytorch); // one number for each channel: the same in both
            layers.push_back(read_batch_norm(*norm));
            continue;
        }
        const KnownLayout known = find_layout(sources, model.network, i, wanted);
        check_layer_norm(model.network, i, *sources[i].weight, epsilons);
        layouts.push_back(known.layout);
        const bool is_flat = takes_channels_first(model.network, layouts, flatten);
        layers.push_back(read_layer(sources[i], model.network, i, known.layout, is_flat));
        note_layer(model, i, sources[i], known);
        if (has_flatten(model.network, i)) {
            model.notes.push_back(
                layer_name(model.network, i) + ": behind Flatten, " +
                (is_flat ? "channels first as in PyTorch, so its weights change places" : "channels last"));
        }
    }
    check_activations(model.network, layouts);
    fold_all(model.network, read_norms(assignment, epsilons, model), layers);
    model.parameters.reserve(network.parameter_count);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const double factor = model.network.layers[i].activation.factor;
        for (const double weight : layers[i].weights) {
            model.parameters.push_back(to_float(factor * weight, *origins[i]));
        }
        const Tensor& biases = sources[i].bias == nullptr ? *origins[i] : *sources[i].bias;
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
