// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_SUMMARY_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_SUMMARY_HPP

#include "quantized_arena.hpp"
#include "quantized_layers.hpp"

namespace weights {
namespace tflite {

/// How many layers there are, those inside of sums among them; how many of them Pretrained counts, because they have
/// weights, as a QUANTIZE has in a network; and how many numbers there are in the weights and biases of the file.
struct QuantizedCounts {
    std::size_t layers = 0;
    std::size_t with_weights = 0;
    std::size_t parameters = 0;
};

inline void add_parameters(const Operator& one, const std::vector<Tensor>& tensors, QuantizedCounts& counts) {
    ++counts.layers;
    counts.with_weights += has_weights(one) || one.code == Code::quantize ? 1 : 0;
    for (std::size_t i = 1; i < one.inputs.size() && has_weights(one); ++i) {
        counts.parameters += has_input(one, i) ? count_of(tensors[one.inputs[i]].shape) : 0;
    }
}

inline void add_counts(const std::vector<QuantizedLayer>& layers, const std::vector<Tensor>& tensors,
                       QuantizedCounts& counts) {
    visit_operators(layers, [&](const Operator& one) { add_parameters(one, tensors, counts); });
}

/// What was read, in one line.
inline std::string quantized_summary(const Model& model) {
    const QuantizedLayers found = QuantizedLayersOf(model).find();
    QuantizedCounts counts;
    add_counts(found.layers, model.tensors, counts);
    return std::to_string(counts.layers) + (counts.layers == 1 ? " layer, " : " layers, ") +
           std::to_string(counts.with_weights) + " of them with weights, " + std::to_string(counts.parameters) +
           " numbers with the biases; the arena takes " +
           std::to_string(QuantizedArena(model.tensors).bytes(found.layers)) + " bytes of RAM.";
}

} // namespace tflite
} // namespace weights

#endif
