// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSED_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_REFUSED_LAYER_HPP

#include <string>

#include "refusal.hpp"

namespace weights {

/// Refuses, by its name, a layer that other libraries have and that cannot be imported.
inline void refuse_layer(const std::string& name) {
    struct Known {
        const char* part; ///< of the name
        const char* cure;
    };
    static const Known known[] = {
        {"transpose", "transposed convolutions cannot be used; train without them"},
        {"deconv", "transposed convolutions cannot be used; train without them"},
        {"conv3d", "convolutions have one or two dimensions; fold the third into rows or channels"},
        {"separableconv", "write its two layers, as depthwiseconv2d:3 and conv2d:16:1:relu"},
        {"residual", "a residual holds its layers, as in residual(conv1d:8:3:relu:same,conv1d:8:3:same):relu"},
        {"shortcut", "what goes around layers is written residual(conv1d:8:3:relu:same,conv1d:8:3:same):relu"},
        {"skip", "what goes around layers is written residual(conv1d:8:3:relu:same,conv1d:8:3:same):relu"},
        {"globalmax", "a global maximum is a maxpool of the size of its input, as maxpool1d:30"},
        {"adaptive", "write globalaverage, or a pool with its size"},
        {"flatten", "leave it out: a dense layer takes all numbers of its input, in the order that the model has"},
        {"permute", "leave it out: inputs are channels last here"},
        {"pad", "write the pads with the layer that follows, as conv1d:8:3:relu:padding=1 or :same or :causal"},
        {"bidirectional", "a layer that also goes backwards needs samples that are not there yet; train without it"},
        {"lstm", "write lstm:16, or lstm:16:everystep where the state of every step goes up"},
        {"gru", "write gru:16, or gru:16:everystep where the state of every step goes up"},
        {"rnn", "a recurrent layer without gates cannot be imported; train with gru:16 or lstm:16"},
        {"attention", "attention cannot be imported; save the layers above it alone"},
        {"embedding", "an embedding cannot be imported; save the layers above it alone"},
        {"groupnorm", "write batchnorm or layernorm, and train with it"},
        {"instancenorm", "write batchnorm or layernorm, and train with it"}};
    for (const Known& layer : known) {
        if (name.find(layer.part) != std::string::npos) {
            throw Refusal("there is no layer " + quoted(name) + " here; " + layer.cure);
        }
    }
}

} // namespace weights

#endif
