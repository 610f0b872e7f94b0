// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_PAD_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_PAD_HPP

#include "tflite_windows.hpp"

namespace weights {
namespace tflite {

/// PAD: around a map lies what stands for zero.
inline std::vector<std::int32_t> padded(const Model& model, const Operator& one, const std::vector<std::int32_t>& x) {
    const Tensor& output = model.tensors[one.output];
    const PaddedPlaces places(model, one);
    std::vector<std::int32_t> y(count_of(output.shape), zero_point_of(output));
    for (std::size_t i = 0; i < x.size(); ++i) {
        y[places[i]] = x[i];
    }
    return y;
}

} // namespace tflite
} // namespace weights

#endif
