// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_PAD_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_PAD_HPP

#include "tflite_model.hpp"

namespace weights {
namespace tflite {

/// PAD: around a map lies what stands for zero.
inline std::vector<std::int32_t> padded(const Model& model, const Operator& one, const std::vector<std::int32_t>& x) {
    const Extents& from = model.tensors[one.inputs[0]].shape;
    const Tensor& output = model.tensors[one.output];
    const Pads pads = pads_of(&one, model.tensors);
    std::vector<std::int32_t> y(count_of(output.shape), zero_point_of(output));
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::size_t place = i / from[3];
        const std::size_t row = place / from[2] % from[1] + pads.above;
        const std::size_t column = place % from[2] + pads.left;
        y[(row * output.shape[2] + column) * from[3] + i % from[3]] = x[i];
    }
    return y;
}

} // namespace tflite
} // namespace weights

#endif
