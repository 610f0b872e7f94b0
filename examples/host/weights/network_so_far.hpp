// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_SO_FAR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_SO_FAR_HPP

#include "read_window.hpp"
#include "torch_modules.hpp"

namespace weights {

/// What becomes of a BatchNorm. before: it normalizes what comes to a layer with weights, behind: what that layer
/// computes before its activation; it is folded into that layer. unfolded: it is a layer of its own.
enum class BatchNormPlace { before, behind, unfolded };

/// A BatchNorm.
struct BatchNorm {
    std::size_t size;     ///< the channels
    std::size_t layer;    ///< the index of that layer, or its own
    BatchNormPlace place; ///< where it lies
    std::size_t step;     ///< how many steps come before it
};

/// A network that is described by a text such as 64,dense:32:relu,dropout:20,dense:10:softmax.
struct Description {
    std::string text;
    Extents input;
    std::size_t inputs = 0;             ///< how many numbers that are
    std::vector<Step> steps;            ///< all layers
    std::vector<Layer> layers;          ///< those with weights
    std::vector<BatchNorm> batch_norms; ///< in their order
    std::string type;                   ///< its C++ type
    std::size_t parameter_count = 0;
};

/// The shape of what the layers that were read so far compute.
inline Extents output_of(const Description& network) {
    return network.steps.empty() ? network.input : network.steps.back().output;
}

/// The activation of a layer or of a sum; the identity where it has none.
inline const Activation& activation_behind(const Description& network, const Step& step) {
    return has_weights(step.kind) ? network.layers[step.layer].activation : step.activation;
}

/// How many BatchNorms are layers of their own.
inline std::size_t unfolded_count(const Description& network) {
    std::size_t count = 0;
    for (const BatchNorm& norm : network.batch_norms) {
        count += norm.place == BatchNormPlace::unfolded ? 1 : 0;
    }
    return count;
}

/// Whether the network has a residual.
inline bool has_residual(const Description& network) {
    for (const Step& step : network.steps) {
        if (step.kind == Kind::residual) {
            return true;
        }
    }
    return false;
}

/// Whether the network has a recurrent layer, or a dense one at every step.
inline bool goes_over_steps(const Description& network) {
    for (const Layer& layer : network.layers) {
        if (is_recurrent(layer.kind) || layer.kind == Kind::dense_of_steps) {
            return true;
        }
    }
    return false;
}

/// Refuses softmax where the outputs have positions.
inline void check_softmax(const Extents& outputs, const Activation& activation) {
    if (outputs.size() > 1 && is_softmax(activation)) {
        throw Refusal("softmax belongs to a dense layer; write globalaverage,dense:4:softmax behind the convolutions");
    }
}

/// The number of numbers of a shape. Refuses more than any board holds.
inline std::size_t checked_count(const Extents& extents) {
    constexpr std::size_t most = std::size_t(1) << 26;
    std::size_t count = 1;
    for (const std::size_t extent : extents) {
        if (count > most / extent) {
            throw Refusal("the shape " + extents_text(extents) +
                          " has more than 67,108,864 numbers; no board holds them");
        }
        count *= extent;
    }
    return count;
}

/// Adds weights for the step that comes next: rows of `outputs` numbers, and as many biases.
inline void push_weights(Description& network, const Step& step, std::size_t inputs, std::size_t outputs,
                         const Activation& activation, Product product = Product::whole) {
    constexpr std::size_t most_parameters = std::size_t(1) << 26;
    if ((inputs + 1) > most_parameters / outputs ||
        network.parameter_count + (inputs + 1) * outputs > most_parameters) {
        throw Refusal("the network has more than 67,108,864 parameters; no board holds them");
    }
    network.parameter_count += (inputs + 1) * outputs;
    Layer layer;
    layer.kind = step.kind;
    layer.product = product;
    layer.inputs = inputs;
    layer.outputs = outputs;
    layer.activation = activation;
    layer.part = step.part;
    layer.step = network.steps.size();
    network.layers.push_back(layer);
}

/// Adds a layer, and its weights if it has any: of inputs x outputs numbers, and as many biases.
inline void push(Description& network, Step step, std::size_t inputs, const Activation& activation) {
    checked_count(step.output);
    step.modules = torch_modules(step);
    if (has_weights(step.kind)) {
        const std::size_t outputs = step.kind == Kind::layer_norm ? step.windows.channels : step.output.back();
        step.layer = network.layers.size();
        push_weights(network, step, inputs, outputs, activation);
    }
    network.steps.push_back(step);
}

} // namespace weights

#endif
