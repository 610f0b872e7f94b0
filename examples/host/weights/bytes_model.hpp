// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_BYTES_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_BYTES_MODEL_HPP

#include "description.hpp"
#include "float_words.hpp"
#include "plain_numbers.hpp"
#include "quantized_multiplier.hpp"
#include "quantized_summary.hpp"
#include "quantized_type.hpp"

namespace weights {
namespace tflite {

/// The network of numbers that a .tflite model of int8 stands for, or the one of its first layers.
class BytesModel {
public:
    /// count: how many layers with weights, as Pretrained counts them; those without that follow come along. 0: all.
    explicit BytesModel(const Model& model, std::size_t count = 0) : tensors_(model.tensors) {
        const QuantizedLayers found = QuantizedLayersOf(model).find();
        const std::vector<QuantizedLayer> layers = count == 0 ? found.layers : first_layers(found.layers, count);
        network_ = read_description(NetworkText<FloatWords>(tensors_).text(layers));
        visit_operators(layers, [this](const Operator& one) {
            if (one.code == Code::quantize) {
                take_other_scale(one);
            } else if (has_weights(one)) {
                take(one);
            }
        });
        if (plain_.numbers.size() != network_.parameter_count || plain_.layers != network_.layers.size()) {
            throw Refusal("has other weights than its layers need; copy or convert the file anew");
        }
        const QuantizedLayer& last = layers.back();
        ends_in_softmax_ = last.softmax != nullptr;
        output_ = last.sigmoid != nullptr ? nervelet::int8::probability() : meaning_of(tensors_[last.one->output]);
    }

    const Description& network() const { return network_; }
    const PlainNumbers<float>& plain() const { return plain_; }     ///< in nervelet's order
    bool ends_in_softmax() const { return ends_in_softmax_; }       ///< whether a head may not follow
    nervelet::int8::Quantization output() const { return output_; } ///< what the bytes of the last layer mean

private:
    std::size_t weight_layers(const QuantizedLayer& layer) const {
        QuantizedCounts counts;
        add_counts({layer}, tensors_, counts);
        return counts.with_weights;
    }

    std::vector<QuantizedLayer> first_layers(const std::vector<QuantizedLayer>& layers, std::size_t count) const {
        std::vector<QuantizedLayer> taken;
        std::size_t with_weights = 0;
        for (const QuantizedLayer& layer : layers) {
            const std::size_t its = weight_layers(layer);
            if (its > 0 && with_weights >= count) {
                break;
            }
            with_weights += its;
            taken.push_back(layer);
        }
        if (with_weights != count) {
            throw Refusal("has no " + std::to_string(count) + " first layers with weights, but " +
                          std::to_string(with_weights) +
                          (with_weights < count ? "" : " up to the end of a residual, which is taken as a whole") +
                          "; give the number that Pretrained has");
        }
        return taken;
    }

    /// An operator with weights: for each weight of a filter, then for the biases, a row with one of each filter.
    void take(const Operator& one) {
        const Tensor& weights = tensors_[one.inputs[1]];
        const bool is_depthwise = one.code == Code::depthwise_conv_2d;
        const std::size_t filters = is_depthwise ? weights.shape[3] : weights.shape[0];
        const std::size_t size = count_of(weights.shape) / filters;
        LayerScales its = scales_of(one);
        for (std::size_t j = 0; j < filters; ++j) {
            its.weights.push_back(nervelet::int8::weight_scale(multiplier_of_filter(one, tensors_, j), its.input.scale,
                                                               its.output.scale));
        }
        std::vector<float> numbers;
        for (std::size_t k = 0; k < size; ++k) {
            for (std::size_t j = 0; j < filters; ++j) {
                const std::int32_t byte = weight_at(weights, is_depthwise ? k * filters + j : j * size + k);
                numbers.push_back(static_cast<float>(byte) * its.weights[j]);
            }
        }
        for (std::size_t j = 0; j < filters; ++j) {
            numbers.push_back(static_cast<float>(bias_at(one, tensors_, j)) * (its.input.scale * its.weights[j]));
        }
        for (const float number : numbers) {
            if (!std::isfinite(number)) {
                refuse(one, tensors_,
                       "has bytes that stand for a number beyond float; train anew, with smaller weights");
            }
        }
        plain_.append(numbers, its);
    }

    /// A QUANTIZE of a map: a weight of 1 for each channel, and no bias.
    void take_other_scale(const Operator& one) {
        const std::size_t channels = tensors_[one.output].shape.back();
        LayerScales its = scales_of(one);
        its.weights.assign(channels, 1.0f);
        std::vector<float> numbers(2 * channels, 0.0f);
        std::fill(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(channels), 1.0f);
        plain_.append(numbers, its);
    }

    LayerScales scales_of(const Operator& one) const {
        return {plain_.layers, meaning_of(tensors_[one.inputs[0]]), meaning_of(tensors_[one.output]), {}};
    }

    const std::vector<Tensor>& tensors_;
    Description network_;
    PlainNumbers<float> plain_;
    bool ends_in_softmax_ = false;
    nervelet::int8::Quantization output_{};
};

} // namespace tflite
} // namespace weights

#endif
