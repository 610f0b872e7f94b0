// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_RTNEURAL_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_RTNEURAL_LAYER_HPP

#include <cmath>
#include <cstdio>

#include "json_tensor.hpp"
#include "words.hpp"

namespace weights {

/// What comes to a layer.
struct RTNeuralShape {
    std::size_t steps; ///< 0 where there are none
    std::size_t channels;
    bool is_linear = false; ///< whether the layer below can have an activation, and has none yet
};

/// The network up to a layer, as a text, and the arrays of that layer.
struct RTNeuralLayer {
    std::string text;
    std::vector<Tensor> tensors;
    std::vector<std::string> epsilons;
};

/// How many dimensions a shape has, with that of the batch.
inline std::size_t shape_rank(const JsonValue& shape) {
    return shape.kind == JsonValue::Kind::numbers ? shape.numbers.size() : shape.items.size();
}

/// A number of a shape; 0 where it is null. Refuses what is none.
inline std::size_t shape_extent(const JsonValue& shape, std::size_t index) {
    const bool is_null = shape.kind == JsonValue::Kind::array && shape.items[index].kind == JsonValue::Kind::null;
    const double number = shape.kind == JsonValue::Kind::numbers ? shape.numbers[index] : shape.items[index].number;
    if (is_null) {
        return 0;
    }
    if (!(number >= 1.0 && number <= 1e6 && number == std::floor(number))) {
        throw Refusal("a size in it is no whole number from 1 to 1000000; save the model anew");
    }
    return static_cast<std::size_t>(number);
}

/// The last number of a shape, which must be there.
inline std::size_t last_extent(const JsonValue& shape) {
    const std::size_t rank = shape_rank(shape);
    const std::size_t extent = rank == 0 ? 0 : shape_extent(shape, rank - 1);
    if (extent == 0) {
        throw Refusal("a shape lacks its last number, the channels or units; save the model anew");
    }
    return extent;
}

/// The member of a layer that is a text; otherwise where it is not there.
inline std::string text_member(const JsonValue& layer, const std::string& name) {
    const JsonValue* const found = layer.find(name);
    return found == nullptr || found->kind != JsonValue::Kind::text ? "" : found->text;
}

/// A whole number of a layer, alone or the last of a list; 1 where it is not there.
inline std::size_t number_member(const JsonValue& layer, const std::string& name) {
    const JsonValue* const found = layer.find(name);
    if (found == nullptr) {
        return 1;
    }
    JsonValue list = *found;
    if (found->kind == JsonValue::Kind::number) {
        list.kind = JsonValue::Kind::numbers;
        list.numbers = {found->number};
    }
    return last_extent(list);
}

/// Behind a colon what a layer's activation is called, nothing for none. Refuses those that RTNeural does not have.
inline std::string activation_word(const JsonValue& layer) {
    const std::string name = text_member(layer, "activation");
    for (const char* const known : {"tanh", "relu", "sigmoid", "softmax"}) {
        if (name == known) {
            return ":" + name;
        }
    }
    if (name == "elu") {
        return ":elu:1.0";
    }
    if (!name.empty() && name != "linear") {
        throw Refusal("its activation " + quoted(name) +
                      " is none of tanh, relu, sigmoid, softmax and elu, which "
                      "RTNeural has; train with one of these");
    }
    return "";
}

/// The arrays of a layer by names, in their order. Refuses another number of them.
inline std::vector<Tensor> layer_tensors(const JsonValue& layer, std::size_t index,
                                         const std::vector<std::string>& names) {
    const JsonValue* const weights = layer.find("weights");
    const std::size_t count = weights == nullptr ? 0 : weights->items.size();
    if (count != names.size()) {
        throw Refusal("it has " + std::to_string(count) + " arrays of weights instead of " +
                      std::to_string(names.size()) + "; save the model anew, with the biases of its layers");
    }
    std::vector<Tensor> tensors;
    for (std::size_t i = 0; i < count; ++i) {
        tensors.push_back(json_tensor("layer" + std::to_string(index) + "/" + names[i], weights->items[i]));
    }
    return tensors;
}

/// Behind a recurrent layer whose shape has no steps the state of the last one goes up alone.
inline void take_recurrent(const JsonValue& layer, const std::string& type, RTNeuralShape& now, std::size_t units,
                           std::string& text) {
    const std::string activation = text_member(layer, "activation");
    if (!activation.empty() && activation != "tanh") {
        throw Refusal("a " + type + " has the activation tanh, not " + quoted(activation) + "; train with it");
    }
    const bool is_every_step = shape_rank(*layer.find("shape")) != 2;
    text += "," + type + ":" + std::to_string(units) + (is_every_step ? ":everystep" : "");
    now.steps = is_every_step ? now.steps : 0;
}

/// Reads a layer. text: of the network below it; now: what comes to it, and then what it hands up.
inline RTNeuralLayer read_rtneural_layer(const JsonValue& layer, std::size_t index, const std::string& text,
                                         RTNeuralShape& now) {
    const std::string type = text_member(layer, "type");
    const JsonValue* const shape = layer.find("shape");
    if (shape == nullptr) {
        throw Refusal("it has no shape; save the model anew");
    }
    const std::size_t units = last_extent(*shape);
    const std::string unit_text = std::to_string(units);
    RTNeuralLayer read{text, {}, {}};
    if (type == "dense" || type == "time-distributed-dense") {
        const std::string dense = "dense:" + unit_text + activation_word(layer);
        read.text += now.steps > 0 ? ",timedistributed(" + dense + ")" : "," + dense;
        read.tensors = layer_tensors(layer, index, {"kernel", "bias"});
    } else if (type == "gru" || type == "lstm") {
        take_recurrent(layer, type, now, units, read.text);
        read.tensors = layer_tensors(layer, index, {"kernel", "recurrent_kernel", "bias"});
    } else if (type == "conv1d") {
        if (number_member(layer, "groups") != 1 || number_member(layer, "strides") != 1) {
            throw Refusal("it has groups or a stride other than 1; train without");
        }
        const std::size_t dilation = number_member(layer, "dilation");
        read.text += ",conv1d:" + unit_text + ":" + std::to_string(number_member(layer, "kernel_size")) +
                     activation_word(layer) + ":causal" +
                     (dilation == 1 ? "" : ":dilation=" + std::to_string(dilation));
        read.tensors = layer_tensors(layer, index, {"kernel", "bias"});
    } else if (type == "batchnorm") {
        const JsonValue* const epsilon = layer.find("epsilon");
        char number[32];
        std::snprintf(number, sizeof number, "%.17g", epsilon == nullptr ? 1e-3 : epsilon->number);
        const bool is_affine = layer.find("weights") != nullptr && layer.find("weights")->items.size() == 4;
        read.text += ",batchnorm:unfolded";
        read.tensors =
            layer_tensors(layer, index,
                          is_affine ? std::vector<std::string>{"gamma", "beta", "moving_mean", "moving_variance"}
                                    : std::vector<std::string>{"moving_mean", "moving_variance"});
        read.epsilons = {"layer" + std::to_string(index) + "=" + number};
    } else if (type == "activation") {
        if (!now.is_linear || activation_word(layer).empty()) {
            throw Refusal(
                "an activation of its own lies behind a dense layer, a conv1d or a batchnorm without one; save "
                "it with its layer");
        }
        const bool is_closed = ends_with(text, ")");
        read.text = text.substr(0, text.size() - (is_closed ? 1 : 0)) + activation_word(layer) + (is_closed ? ")" : "");
    } else {
        throw Refusal("there is no " + quoted(type) +
                      " here; RTNeural's dense, time-distributed-dense, gru, lstm, conv1d, "
                      "batchnorm and activation can be imported, prelu, batchnorm2d and conv2d cannot");
    }
    now.channels = units;
    now.is_linear = (type != "gru" && type != "lstm" && type != "activation") && activation_word(layer).empty();
    return read;
}

} // namespace weights

#endif
