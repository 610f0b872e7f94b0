// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_MULTIPLIER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_MULTIPLIER_HPP

#include <nervelet/scalar/int8/multiplier.hpp>
#include <nervelet/scalar/int8/quantization.hpp>

#include "quantized_rules.hpp"
#include "tflite_output.hpp"

namespace weights {
namespace tflite {

/// What the bytes of a tensor with one scale mean.
inline nervelet::int8::Quantization meaning_of(const Tensor& tensor) {
    return {tensor.quantization.scales[0], zero_point_of(tensor)};
}

/// The bias of filter j of an operator with weights; zero where it has none.
inline std::int64_t bias_at(const Operator& one, const std::vector<Tensor>& tensors, std::size_t j) {
    if (!has_input(one, 2)) {
        return 0;
    }
    const std::int64_t bits = static_cast<std::int64_t>(little_endian(tensors[one.inputs[2]].constant.data + 4 * j, 4));
    return bits < 2147483648 ? bits : bits - 4294967296;
}

/// What the sums of filter j of an operator with weights are multiplied by.
inline nervelet::int8::Multiplier multiplier_of_filter(const Operator& one, const std::vector<Tensor>& tensors,
                                                       std::size_t j) {
    const std::vector<float>& scales = tensors[one.inputs[1]].quantization.scales;
    const float x = meaning_of(tensors[one.inputs[0]]).scale;
    const float y = meaning_of(tensors[one.output]).scale;
    return one.code == Code::fully_connected && scales.size() == 1
               ? nervelet::int8::dense_multiplier(x, scales[0], y)
               : nervelet::int8::convolution_multiplier(x, scales[scales.size() == 1 ? 0 : j], y);
}

} // namespace tflite
} // namespace weights

#endif
