// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_WAY_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_WAY_HPP

#include "quantized_layer.hpp"
#include "quantized_rules.hpp"

namespace weights {
namespace tflite {

/// What lies between a tensor and the next sum, or the end.
struct QuantizedWay {
    std::vector<QuantizedLayer> layers;
    std::size_t end;                ///< the last tensor of int8, or of float32 in a model of that
    std::size_t last;               ///< the last tensor
    const Operator* stop = nullptr; ///< the sum
    const Operator* pad = nullptr;  ///< what the next layer has before it
};

/// Whether a layer makes no number below zero: of int8, where zero is the lowest byte; of float32, behind ReLU.
inline bool is_never_negative(const QuantizedWay& way, const Tensor& made) {
    if (made.type != ElementType::float32) {
        return made.type == ElementType::int8 && zero_point_of(made) == -128;
    }
    return !way.layers.empty() && way.layers.back().one->activation != Activation::none;
}

/// Refuses the PAD of a way that is not joined with the layer behind it: a convolution, or a max pool in which no pad
/// is the largest number. users: the operators that use what it makes.
inline void check_pad(const QuantizedWay& way, const std::vector<const Operator*>& users,
                      const std::vector<Tensor>& tensors) {
    const Operator& pad = *way.pad;
    const Code code = users.size() == 1 ? users[0]->code : Code::add;
    const bool is_lowest = is_never_negative(way, tensors[pad.output]);
    if (code != Code::conv_2d && code != Code::depthwise_conv_2d && !(code == Code::max_pool_2d && is_lowest)) {
        refuse(
            pad, tensors,
            "does not lie before a convolution, or before a max pool of what has no negative numbers, such as behind "
            "ReLU; use padding='same' in the layer behind it, or ZeroPadding2D before these alone");
    }
}

/// Adds an operator that goes straight on to a way.
class QuantizedStep {
public:
    /// type: of all that the model computes.
    QuantizedStep(const std::vector<Tensor>& tensors, ElementType type, QuantizedWay& way)
        : tensors_(tensors), type_(type), way_(way) {}

    /// goes_on: whether another operator uses what it makes.
    void take(const Operator& one, bool goes_on) {
        switch (one.code) {
        case Code::reshape:
            break;
        case Code::pad:
            way_.pad = &one;
            break;
        case Code::dequantize:
            if (goes_on) {
                refuse(one, "goes on in float32; convert all of the model to int8");
            }
            way_.last = one.output;
            return;
        case Code::quantize:
            take_quantize(one, goes_on);
            return;
        case Code::softmax:
            take_softmax(one);
            break;
        case Code::logistic:
            last_dense(one, "sigmoid").sigmoid = &one;
            break;
        default:
            check_layer(one, tensors_, type_);
            way_.layers.push_back({&one, way_.pad});
            way_.pad = nullptr;
        }
        way_.last = one.output;
        way_.end = one.output;
    }

private:
    [[noreturn]] void refuse(const Operator& one, const std::string& why) const { tflite::refuse(one, tensors_, why); }

    /// Of the output to uint8; elsewhere to another scale, or to none.
    void take_quantize(const Operator& one, bool goes_on) {
        if (tensors_[one.output].type == ElementType::uint8) {
            if (goes_on || !is_shift_by_128(one, tensors_)) {
                refuse(one, "changes more than the zero point by 128, or goes on in uint8; convert with "
                            "inference_output_type = tf.int8");
            }
            way_.last = one.output;
            return;
        }
        if (tensors_[one.inputs[0]].type != ElementType::int8) {
            refuse(one, "does not come from int8; convert all of the model to int8");
        }
        const bool keeps_meaning = scale_of(tensors_[one.inputs[0]]) == scale_of(tensors_[one.output]) &&
                                   zero_point_of(tensors_[one.inputs[0]]) == zero_point_of(tensors_[one.output]);
        if (!keeps_meaning) {
            way_.layers.push_back({&one});
        }
        way_.last = one.output;
        way_.end = one.output;
    }

    void take_softmax(const Operator& one) {
        QuantizedLayer& layer = last_dense(one, "Softmax");
        if (tensors_[one.output].shape.back() != count_of(tensors_[one.output].shape)) {
            refuse(one, "is one for each of several rows; flatten before the last dense layer");
        }
        layer.softmax = &one;
    }

    /// The dense layer before an activation that is an operator of its own. name: Keras's.
    QuantizedLayer& last_dense(const Operator& one, const std::string& name) {
        const bool has_layer = !way_.layers.empty();
        if (!has_layer || !is_dense(*way_.layers.back().one, tensors_) || way_.layers.back().pad != nullptr ||
            way_.layers.back().softmax != nullptr || way_.layers.back().sigmoid != nullptr ||
            way_.layers.back().one->activation != Activation::none) {
            refuse(one, "is supported behind a dense layer without activation alone; end the model with Dense and " +
                            name + ", or leave it out: the largest number is the same one");
        }
        return way_.layers.back();
    }

    const std::vector<Tensor>& tensors_;
    ElementType type_;
    QuantizedWay& way_;
};

} // namespace tflite
} // namespace weights

#endif
