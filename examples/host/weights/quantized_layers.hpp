// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_LAYERS_HPP

#include "quantized_way.hpp"

namespace weights {
namespace tflite {

/// Finds the layers of a model of int8, or of float32.
class QuantizedLayersOf {
public:
    /// The model must outlive what is found. type: of all that it computes, but for what lies before or behind its
    /// layers.
    explicit QuantizedLayersOf(const Model& model, ElementType type = ElementType::int8)
        : model_(model), type_(type), used_(model.tensors.size()) {
        for (const Operator& one : model.operators) {
            for (std::size_t i = 0; i < computed_inputs(one); ++i) {
                used_[one.inputs[i]].push_back(&one);
            }
        }
    }

    QuantizedLayers find() const {
        if (model_.inputs.size() != 1 || model_.outputs.size() != 1) {
            throw Refusal(
                "has " + std::to_string(model_.inputs.size()) + " inputs and " + std::to_string(model_.outputs.size()) +
                " outputs instead of one each; convert a part of the model that has one input and one output");
        }
        QuantizedLayers found;
        found.input = behind_quantize(model_.inputs[0]);
        if (tensor(found.input).type != type_) {
            refuse(tensor(found.input),
                   "is the input, but not of int8; convert with inference_input_type = tf.int8, and to int8 with a "
                   "representative_dataset");
        }
        Way way = follow({{}, found.input, found.input}, 0);
        found.layers = std::move(way.layers);
        found.output = way.end;
        if (way.stop != nullptr) {
            refuse(*way.stop, "adds what does not come from one tensor; join two branches of the same one");
        }
        if (way.last != model_.outputs[0]) {
            refuse(tensor(way.last), "is made, but neither used nor the output of the model; convert the model anew");
        }
        if (found.layers.empty()) {
            throw Refusal("has no layer; convert a model that has one");
        }
        return found;
    }

private:
    static constexpr std::size_t most_sums = 16;

    using Way = QuantizedWay;

    const Tensor& tensor(std::size_t index) const { return model_.tensors[index]; }

    [[noreturn]] void refuse(const Operator& one, const std::string& why) const {
        tflite::refuse(one, model_.tensors, why);
    }
    [[noreturn]] static void refuse(const Tensor& one, const std::string& why) { tflite::refuse(one, why); }

    /// A model with an input of float32 or uint8 begins with QUANTIZE.
    std::size_t behind_quantize(std::size_t input) const {
        if (used_[input].size() != 1 || used_[input][0]->code != Code::quantize ||
            tensor(input).type == ElementType::int8) {
            return input;
        }
        const Operator& one = *used_[input][0];
        if (tensor(input).type == ElementType::uint8 && !is_shift_by_128(one, model_.tensors)) {
            refuse(one, "changes more than the zero point by 128; convert with inference_input_type = tf.int8");
        }
        return one.output;
    }

    /// The way with what is behind it.
    Way follow(Way way, std::size_t depth) const {
        for (;;) {
            const std::vector<const Operator*>& users = used_[way.last];
            if (way.pad != nullptr) {
                check_pad(way, users, model_.tensors);
            }
            if (way.last == model_.outputs[0] && !users.empty()) {
                refuse(tensor(way.last), "is the output of the model, but goes on; convert up to there");
            }
            if (users.empty() || (users.size() == 1 && users[0]->code == Code::add)) {
                way.stop = users.empty() ? nullptr : users[0];
                return way;
            }
            if (!way.layers.empty() && way.layers.back().softmax != nullptr && users[0]->code != Code::dequantize &&
                users[0]->code != Code::reshape && users[0]->code != Code::quantize) {
                refuse(*users[0], "comes behind SOFTMAX; end the model with Softmax");
            }
            if (users.size() == 1) {
                take(*users[0], way);
            } else {
                take_sum(users, way, depth);
            }
        }
    }

    void take(const Operator& one, Way& way) const {
        QuantizedStep(model_.tensors, type_, way).take(one, !used_[one.output].empty());
    }

    /// Two branches that meet in a sum.
    void take_sum(const std::vector<const Operator*>& users, Way& way, std::size_t depth) const {
        if (users.size() > 2) {
            refuse(tensor(way.last), "is used " + std::to_string(users.size()) +
                                         " times; join branches of a tensor with Add, two of each");
        }
        if (depth == most_sums) {
            refuse(tensor(way.last), "lies in more than 16 sums; train with fewer inside of each other");
        }
        Way branches[] = {branch(*users[0], way.last, depth + 1), branch(*users[1], way.last, depth + 1)};
        const Operator* const sum = branches[0].stop;
        if (sum == nullptr || sum != branches[1].stop) {
            refuse(tensor(way.last), "goes two ways that do not meet in one sum; join them with Add");
        }
        check_layer(*sum, model_.tensors, type_);
        const bool is_first_long = is_skip(branches[1], *sum);
        if (!is_first_long && !is_skip(branches[0], *sum)) {
            refuse(*sum, "adds two branches with layers; one of them must be the tensor itself, or, where the shapes "
                         "differ, a 1x1 convolution without activation whose stride is the ratio of the positions");
        }
        Way& f = branches[is_first_long ? 0 : 1];
        const Way& skip = branches[is_first_long ? 1 : 0];
        if (f.layers.empty()) {
            refuse(*sum, "adds a tensor to itself; train without");
        }
        if (f.layers[0].one->code == Code::add) {
            refuse(*sum, "has a branch that begins with another sum; begin it with a convolution");
        }
        if (f.layers.back().softmax != nullptr) {
            refuse(*f.layers.back().softmax, "goes into a sum; end the model with Softmax");
        }
        QuantizedLayer layer{sum};
        layer.inside = f.end;
        layer.skip = skip.end;
        layer.projection = skip.layers.empty() ? nullptr : skip.layers[0].one;
        layer.inner = std::move(f.layers);
        way.layers.push_back(std::move(layer));
        way.last = sum->output;
        way.end = sum->output;
    }

    /// Whether a branch can be the skip of a Residual.
    bool is_skip(const Way& way, const Operator& sum) const {
        if (way.layers.empty()) {
            return way.last == way.end && tensor(way.end).shape == tensor(sum.output).shape;
        }
        return way.layers.size() == 1 && way.layers[0].softmax == nullptr && way.layers[0].sigmoid == nullptr &&
               way.layers[0].pad == nullptr && is_projection(*way.layers[0].one, sum, model_.tensors);
    }

    /// From a fork over this operator to the sum.
    Way branch(const Operator& first, std::size_t fork, std::size_t depth) const {
        Way way{{}, fork, fork};
        if (first.code == Code::add) {
            way.stop = &first;
            return way;
        }
        take(first, way);
        return follow(std::move(way), depth);
    }

    const Model& model_;
    ElementType type_;
    std::vector<std::vector<const Operator*>> used_;
};

} // namespace tflite
} // namespace weights

#endif
