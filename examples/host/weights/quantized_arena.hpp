// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_ARENA_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_ARENA_HPP

#include <nervelet/kernel/int8_scratch.hpp>

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
            return count(seen_by(layer)) + lead(one, layer.pad) + scratch(one, layer.pad);
        }
        const std::size_t beside = capacity_beside(layer.inner);
        return layer.projection == nullptr
                   ? count(layer.skip) + beside
                   : count(layer.projection->inputs[0]) + larger(beside, capacity_of_projection(*layer.projection));
    }

    /// Beside its input, when the other summand lies there.
    std::size_t capacity_of_projection(const Operator& one) const {
        const std::size_t room = scratch(one, nullptr);
        return lead(one, nullptr) + (room == 0 ? count(one.output) : (count(one.output) + 3) / 4 * 4 + room);
    }

    /// Of layers whose input lies elsewhere, and stays.
    std::size_t capacity_beside(const std::vector<QuantizedLayer>& layers) const {
        std::size_t most = count(layers[0].one->output) + scratch(*layers[0].one, layers[0].pad);
        for (std::size_t i = 1; i < layers.size(); ++i) {
            most = larger(most, capacity(layers[i]));
        }
        return most;
    }

    /// Windows along one axis, as kernel::Axis has them.
    struct Axis {
        std::size_t size;
        std::size_t taps;
        std::size_t positions;
        std::size_t stride;
        std::size_t before;
        std::size_t dilation = 1;

        bool has_pads() const { return before > 0 || (positions - 1) * stride + taps > size; }
    };

    /// What a kernel puts together before it multiplies.
    std::size_t scratch(const Operator& one, const Operator* pad) const {
        namespace kernel = nervelet::kernel;
        const std::size_t seen = count(pad != nullptr ? pad->inputs[0] : one.inputs[0]);
        if (is_dense(one, tensors_) && pad == nullptr) {
            return kernel::convolution_scratch({seen, seen, seen, 1, count(one.output), true});
        }
        if (one.code != Code::conv_2d && one.code != Code::depthwise_conv_2d) {
            return 0;
        }
        const Extents& map = tensors_[pad != nullptr ? pad->inputs[0] : one.inputs[0]].shape;
        const Extents& output = tensors_[one.output].shape;
        const Extents& padded = tensors_[one.inputs[0]].shape;
        const Pads pads = pads_of(pad, tensors_);
        const Axis rows{map[1], one.rows.size, output[1], one.rows.stride,
                        pads.above + positions_of(one.rows, padded[1], one.is_same).before};
        const Axis columns{map[2], one.columns.size, output[2], one.columns.stride,
                           pads.left + positions_of(one.columns, padded[2], one.is_same).before};
        if (one.code == Code::depthwise_conv_2d && !sees_one_channel(one, tensors_)) {
            return output[3] == map[3] ? kernel::depthwise_scratch(rows, columns) : 0;
        }
        const std::size_t run = columns.taps * map[3];
        const std::size_t size = rows.taps * run;
        const std::size_t positions = rows.positions * columns.positions;
        const bool lies_in_x = !rows.has_pads() && !columns.has_pads() &&
                               (rows.taps * columns.taps == 1 || (positions == 1 && seen == size));
        return kernel::convolution_scratch({size, run, map[3], positions, output[3], lies_in_x});
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
