// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_ARENA_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_ARENA_HPP

#include "quantized_layer.hpp"
#include "quantized_rules.hpp"

namespace weights {
namespace tflite {

/// How many bytes the arena of a QuantizedNetwork takes, by the rules of its layers.
class QuantizedArena {
public:
    explicit QuantizedArena(const std::vector<Tensor>& tensors) : tensors_(tensors) {}

    /// sizeof(Net::Arena), in whole words.
    std::size_t bytes(const std::vector<QuantizedLayer>& layers) const {
        std::size_t most = 0;
        for (const QuantizedLayer& layer : layers) {
            most = larger(most, capacity(layer));
        }
        return (most + 3) / 4 * 4;
    }

private:
    static std::size_t larger(std::size_t a, std::size_t b) { return a > b ? a : b; }

    std::size_t count(std::size_t tensor) const { return count_of(tensors_[tensor].shape); }

    std::size_t capacity(const QuantizedLayer& layer) const {
        const Operator& one = *layer.one;
        if (layer.inner.empty()) {
            return count(seen_by(layer)) + lead(one, layer.pad);
        }
        const std::size_t beside = capacity_beside(layer.inner);
        return layer.projection == nullptr ? count(layer.skip) + beside
                                           : count(layer.projection->inputs[0]) +
                                                 larger(beside, lead(*layer.projection, nullptr) + count(one.output));
    }

    /// Of layers whose input lies elsewhere, and stays.
    std::size_t capacity_beside(const std::vector<QuantizedLayer>& layers) const {
        std::size_t most = count(layers[0].one->output);
        for (std::size_t i = 1; i < layers.size(); ++i) {
            most = larger(most, capacity(layers[i]));
        }
        return most;
    }

    /// How far before its inputs the outputs of a layer begin, so that it overwrites none that a window still sees.
    std::size_t lead(const Operator& one, const Operator* pad) const {
        if (one.code == Code::mean) {
            return 0;
        }
        if (is_dense(one, tensors_) && pad == nullptr) {
            return count(one.output);
        }
        const Extents& map = tensors_[pad != nullptr ? pad->inputs[0] : one.inputs[0]].shape;
        const Extents& output = tensors_[one.output].shape;
        const Pads pads = pads_of(pad, tensors_);
        const Extents& seen = tensors_[one.inputs[0]].shape;
        const std::size_t above = pads.above + positions_of(one.rows, seen[1], one.is_same).before;
        const std::size_t left = pads.left + positions_of(one.columns, seen[2], one.is_same).before;
        std::size_t result = 0;
        std::size_t still_read = count_of(map);
        for (std::size_t place = output[1] * output[2]; place-- > 0;) {
            const std::size_t row = first(place / output[2], one.rows, above, map[1]);
            const std::size_t column = first(place % output[2], one.columns, left, map[2]);
            const bool sees = row < map[1] && column < map[2];
            const std::size_t number = sees ? (row * map[2] + column) * map[3] : count_of(map);
            still_read = number < still_read ? number : still_read;
            const std::size_t written = (place + 1) * output[3];
            result = written > still_read + result ? written - still_read : result;
        }
        return result;
    }

    /// The first input that window `index` sees; the number of them where it sees pads alone.
    static std::size_t first(std::size_t index, const Steps& steps, std::size_t before, std::size_t inputs) {
        const std::size_t begin = index * steps.stride;
        return begin >= before ? begin - before : begin + steps.size > before ? 0 : inputs;
    }

    const std::vector<Tensor>& tensors_;
};

} // namespace tflite
} // namespace weights

#endif
