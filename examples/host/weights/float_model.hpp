// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_MODEL_HPP

#include "description.hpp"
#include "float_words.hpp"
#include "model.hpp"
#include "quantized_layers.hpp"
#include "quantized_type.hpp"
#include "tflite_executor.hpp"

namespace weights {
namespace tflite {

/// Whether a model computes in float32 from its input on, so that it becomes a network of float.
inline bool is_float_model(const Model& model) {
    for (const Operator& one : model.operators) {
        if (is_quantized(model.tensors[one.output].type)) {
            return false;
        }
    }
    return model.tensors[model.inputs[0]].type == ElementType::float32;
}

/// Makes the network of a .tflite model of float32: its description, as import_model takes it with a .safetensors
/// file, and its parameters in nervelet's order.
class FloatModel {
public:
    /// file: the name of the model, for a note.
    FloatModel(const Model& model, const std::string& file) : tensors_(model.tensors) {
        if (!(Executor::work_of(model) < 5e8)) {
            throw Refusal("takes more than 500,000,000 multiply-adds in float32; no board runs such a network");
        }
        const QuantizedLayers found = QuantizedLayersOf(model, ElementType::float32).find();
        made_.network = read_description(NetworkText<FloatWords>(tensors_).text(found.layers));
        made_.notes.push_back(shown(file) + ": a model of TensorFlow Lite, in float32");
        visit_operators(found.layers, [this](const Operator& one) {
            if (has_weights(one)) {
                take(one);
            }
        });
        if (made_.parameters.size() != made_.network.parameter_count || layers_ != made_.network.layers.size()) {
            throw Refusal("has other weights than its layers need; copy or convert the file anew");
        }
    }

    /// The network.
    const weights::Model& made() const { return made_; }

private:
    /// An operator with weights: for each weight of a filter, then for the biases, a row with one of each filter. The
    /// file has rows so for a depthwise convolution alone.
    void take(const Operator& one) {
        const Tensor& weights = tensors_[one.inputs[1]];
        const bool is_depthwise = one.code == Code::depthwise_conv_2d;
        const std::size_t filters = is_depthwise ? weights.shape[3] : weights.shape[0];
        const std::size_t size = count_of(weights.shape) / filters;
        for (std::size_t k = 0; k < size; ++k) {
            for (std::size_t j = 0; j < filters; ++j) {
                push(weights, is_depthwise ? k * filters + j : j * size + k);
            }
        }
        for (std::size_t j = 0; j < filters; ++j) {
            if (has_input(one, 2)) {
                push(tensors_[one.inputs[2]], j);
            } else {
                made_.parameters.push_back(0.0f);
            }
        }
        if (layers_ < made_.network.layers.size()) {
            made_.notes.push_back(layer_name(made_.network, layers_) + ": " + text_of(one, tensors_));
        }
        ++layers_;
    }

    void push(const Tensor& constant, std::size_t index) {
        const float number = float_at(constant, index);
        if (!std::isfinite(number)) {
            refuse(constant, "holds a number that is infinite or none; train anew with a smaller learning rate");
        }
        made_.parameters.push_back(number);
    }

    const std::vector<Tensor>& tensors_;
    weights::Model made_;
    std::size_t layers_ = 0; ///< how many with weights were taken
};

} // namespace tflite
} // namespace weights

#endif
