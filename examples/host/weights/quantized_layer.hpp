// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYER_HPP

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

/// A layer of a QuantizedNetwork: an operator with weights or a pool; or a sum of x and f(x), with a projection of x or
/// without.
struct QuantizedLayer {
    const Operator* one;
    const Operator* pad = nullptr;          ///< before a layer with windows, or none
    const Operator* softmax = nullptr;      ///< behind a dense layer
    const Operator* sigmoid = nullptr;      ///< likewise
    std::vector<QuantizedLayer> inner = {}; ///< f of a sum, which x goes through
    const Operator* projection = nullptr;   ///< what x goes through on the other way, or none
    std::size_t skip = no_tensor;           ///< of a sum: x, or what its projection makes of it
    std::size_t inside = no_tensor;         ///< of a sum: what f makes of x
};

/// The tensor that a layer sees.
inline std::size_t seen_by(const QuantizedLayer& layer) {
    return layer.pad != nullptr ? layer.pad->inputs[0] : layer.one->inputs[0];
}

/// Whether the operator of a layer has weights.
inline bool has_weights(const Operator& one) {
    return one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d || one.code == Code::fully_connected;
}

/// Calls visit(operator) for the operator of each layer, of a sum for those on both of its ways, in the order of the
/// parameters of nervelet's network.
template <class Visit>
void visit_operators(const std::vector<QuantizedLayer>& layers, const Visit& visit) {
    for (const QuantizedLayer& layer : layers) {
        if (layer.inner.empty()) {
            visit(*layer.one);
            continue;
        }
        visit_operators(layer.inner, visit);
        if (layer.projection != nullptr) {
            visit(*layer.projection);
        }
    }
}

/// What a .tflite model is as a QuantizedNetwork.
struct QuantizedLayers {
    std::vector<QuantizedLayer> layers;
    std::size_t input = no_tensor;  ///< the tensor that the first layer sees
    std::size_t output = no_tensor; ///< what the last one makes
};

} // namespace tflite
} // namespace weights

#endif
