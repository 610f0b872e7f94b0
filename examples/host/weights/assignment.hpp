// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP

#include "layer_group.hpp"
#include "parameter_order.hpp"

namespace weights {

/// The arrays of one layer with weights. Without a bias array the biases are zero.
struct Source {
    std::string layer;              ///< its name in the file
    const Tensor* weight = nullptr; ///< the matrix; of a LayerNorm gamma
    const Tensor* bias = nullptr;   ///< the vector, if any; of a LayerNorm beta
    Product product = Product::unknown;
};

/// Which array goes where.
struct Assignment {
    Description network;                ///< with the BatchNorms of the file
    std::vector<Source> sources;        ///< of each layer with weights
    std::vector<LayerGroup> norms;      ///< of each BatchNorm
    std::vector<std::string> notes;     ///< what was left out
    std::vector<const Tensor*> ignored; ///< by hand; the answers may depend on them
};

/// The step of layer index.
inline const Step& step_of(const Description& network, std::size_t index) {
    return network.steps[network.layers[index].step];
}

/// "dense 0", "skip conv1d 1", for notes.
inline std::string layer_name(const Description& network, std::size_t index) {
    const Step& step = step_of(network, index);
    return (step.is_projection ? "skip " : "") + kind_text(step) + " " + std::to_string(index);
}

/// "dense layer 0 (64 inputs, 32 units)", for messages.
inline std::string layer_text(const Description& network, std::size_t index) {
    const Layer& layer = network.layers[index];
    const Step& step = step_of(network, index);
    const std::string outputs = std::to_string(layer.outputs);
    const std::string taps = "windows of " + std::to_string(taps_of(step.windows)) + ", ";
    const std::string channels = std::to_string(step.windows.channels) + " channels";
    const std::string units = std::to_string(step.output.back()) + " units";
    return (step.is_projection ? "skip " : "") + kind_text(step) + " layer " + std::to_string(index) + " (" +
           (layer.product == Product::inputs   ? "its inputs: " + channels + ", " + units
            : layer.product == Product::states ? "its states: " + units
            : is_plain_matrix(layer.kind)      ? std::to_string(layer.inputs) + " inputs, " + outputs + " units"
            : layer.kind == Kind::convolution  ? taps + channels + ", " + outputs + " filters"
            : layer.kind == Kind::depthwise    ? taps + channels + ", " + outputs + " outputs"
                                               : outputs + " numbers") +
           ")";
}

/// Whether the shapes of the arrays are those of the layer in that layout.
inline bool fits(const Source& source, const Description& network, std::size_t index, Layout layout) {
    const Step& step = step_of(network, index);
    const Layer& layer = network.layers[index];
    const bool is_product = source.product == Product::unknown || source.product == layer.product;
    return is_product && source.weight != nullptr && source.weight->shape == foreign_shape(step, layer, layout) &&
           (source.bias == nullptr || source.bias->shape == bias_shape(step, layer, layout));
}

/// The same in either layout.
inline bool fits(const Source& source, const Description& network, std::size_t index) {
    return fits(source, network, index, Layout::pytorch) || fits(source, network, index, Layout::keras);
}

/// "[2, 4] or [4, 2]": the shapes of the weights that a layer takes.
inline std::string shapes_text(const Description& network, std::size_t index) {
    const Step& step = step_of(network, index);
    const std::string pytorch = shape_text(foreign_shape(step, network.layers[index], Layout::pytorch));
    const std::string keras = shape_text(foreign_shape(step, network.layers[index], Layout::keras));
    return pytorch == keras ? pytorch : pytorch + " or " + keras;
}

/// Refuses the weights of a convolution of several groups by name, where the layer has one.
inline void check_groups(const Description& network, std::size_t index, const Tensor& weight) {
    const Layer& layer = network.layers[index];
    if (layer.kind != Kind::convolution) {
        return;
    }
    Extents one = foreign_shape(step_of(network, index), layer, Layout::pytorch);
    if (weight.shape.size() == one.size() && weight.shape[1] > 0 && weight.shape[1] < one[1] &&
        one[1] % weight.shape[1] == 0) {
        const std::size_t groups = one[1] / weight.shape[1];
        one[1] = weight.shape[1];
        if (weight.shape == one) {
            throw Refusal(tensor_text(weight) + " is a convolution of " + std::to_string(groups) + " groups, where " +
                          layer_text(network, index) +
                          " has one; groups other than 1 cannot be imported, but for a group for each channel, which "
                          "is a depthwise convolution: write depthwiseconv1d or depthwiseconv2d");
        }
    }
}

/// Refuses the arrays of a GRU of Keras that resets before the product, by its bias.
inline void check_reset_after(const Description& network, std::size_t index, const Source& source) {
    const Layer& layer = network.layers[index];
    Source without_bias = source;
    without_bias.bias = nullptr;
    if (layer.kind == Kind::gru && source.bias != nullptr && source.bias->shape == Extents{layer.outputs} &&
        fits(without_bias, network, index, Layout::keras) && !fits(source, network, index)) {
        throw Refusal(
            tensor_text(*source.bias) +
            " is the one bias of a GRU of Keras with reset_after=False, which resets before the product; train "
            "with reset_after=True, Keras's default, which has a bias " +
            shape_text({2, layer.outputs}));
    }
}

/// Refuses an array of which nothing says what it is.
[[noreturn]] inline void refuse_unknown(const Tensor& tensor) {
    const std::string name = shown(tensor.name);
    throw Refusal("nothing says what " + tensor_text(tensor) + " is; add --map '" + name + "=0.weight' or '" + name +
                  "=0.bias', or, if the answers do not depend on it, '" + name +
                  "=ignore' with --question and --answer");
}

/// Refuses arrays that do not fit layer index.
inline void check_fit(const Description& network, std::size_t index, const Source& source) {
    if (source.weight == nullptr) {
        throw Refusal(layer_text(network, index) + " gets no weights; add --map NAME=" + std::to_string(index) +
                      ".weight with the name of an array");
    }
    Source without_bias = source;
    without_bias.bias = nullptr;
    if (!fits(without_bias, network, index)) {
        check_groups(network, index, *source.weight);
        throw Refusal(tensor_text(*source.weight) + " does not fit " + layer_text(network, index) + ", which takes " +
                      shapes_text(network, index) + "; correct the network or add --map");
    }
    check_reset_after(network, index, source);
    if (!fits(source, network, index)) {
        throw Refusal(tensor_text(*source.bias) + " does not fit the bias of " + layer_text(network, index) +
                      ", which takes " +
                      shape_text(bias_shape(step_of(network, index), network.layers[index], Layout::pytorch)) +
                      "; correct the network or add --map");
    }
    for (const Tensor* const tensor : {source.weight, source.bias}) {
        if (tensor != nullptr) {
            check_numbers(*tensor);
        }
    }
}

} // namespace weights

#endif
