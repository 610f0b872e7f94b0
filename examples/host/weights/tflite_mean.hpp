// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_MEAN_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_MEAN_HPP

#include "tflite_operator.hpp"
#include "tflite_whole_numbers.hpp"

namespace weights {
namespace tflite {

/// How many numbers of a channel a MEAN takes. Refuses one that is not over all positions of one example, such as rows
/// and columns, each channel by itself. Its output keeps their dimensions, with an extent of 1, or loses them.
inline std::size_t positions_of_mean(const Operator& one, const std::vector<Tensor>& tensors) {
    const Extents& shape = tensors[one.inputs[0]].shape;
    const std::int64_t dimensions = static_cast<std::int64_t>(shape.size());
    std::vector<bool> is_joined(shape.size(), false);
    bool is_global = dimensions > 2 && shape[0] == 1;
    for (const std::int64_t axis : whole_numbers_of(tensors[one.inputs[1]])) {
        const std::int64_t from_front = axis < 0 ? axis + dimensions : axis;
        is_global = is_global && from_front > 0 && from_front + 1 < dimensions;
        if (is_global) {
            is_joined[static_cast<std::size_t>(from_front)] = true;
        }
    }
    std::size_t positions = 1;
    for (std::size_t i = 1; i + 1 < shape.size(); ++i) {
        is_global = is_global && (is_joined[i] || shape[i] == 1);
        positions *= shape[i];
    }
    if (!is_global) {
        refuse(one, tensors,
               "is not that of all positions in " + text_of(tensors[one.inputs[0]]) +
                   "; use GlobalAveragePooling2D, with the batch fixed at 1");
    }
    const Extents& output = tensors[one.output].shape;
    if (output.empty() || output.back() != shape.back() || count_of(output) != shape.back()) {
        refuse(one, tensors, "has not one output for each channel; convert the model anew");
    }
    if (positions > 4194304) {
        refuse(one, tensors, "takes more than 2^22 positions, whose sum its arithmetic may not hold; use fewer");
    }
    return positions;
}

} // namespace tflite
} // namespace weights

#endif
