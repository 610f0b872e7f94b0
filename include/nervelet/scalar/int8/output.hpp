// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_OUTPUT_HPP
#define NERVELET_SCALAR_INT8_OUTPUT_HPP

#include <cstdint>

#include "quantization.hpp"

namespace nervelet {
namespace int8 {

/// How outputs become bytes: with a zero point, and cut to the range of an activation.
struct Output {
    std::int8_t zero_point; ///< the byte of zero
    std::int8_t lowest;     ///< of the range
    std::int8_t highest;    ///< of the range, not below the lowest
    float scale = 0.0f;     ///< what a step is worth; 0: not known

    /// steps + zero point, or the nearer end of the range.
    constexpr std::int8_t from_steps(std::int32_t steps) const {
        return steps <= lowest - zero_point    ? lowest
               : steps >= highest - zero_point ? highest
                                               : static_cast<std::int8_t>(steps + zero_point);
    }

    /// The value, or the nearer end of the range.
    constexpr std::int8_t cut(std::int32_t value) const {
        return value <= lowest ? lowest : value >= highest ? highest : static_cast<std::int8_t>(value);
    }
};

/// Without an activation: all bytes.
constexpr Output output_of(Quantization output) {
    return {static_cast<std::int8_t>(output.zero_point), -128, 127, output.scale};
}

/// ReLU: from the byte of zero on.
/// Source: TensorFlow Lite, kernels/kernel_util.cc, CalculateActivationRangeQuantized; also of the other one.
constexpr Output relu_output_of(Quantization output) {
    return {static_cast<std::int8_t>(output.zero_point), static_cast<std::int8_t>(output.zero_point), 127,
            output.scale};
}

/// ReLU6: from the byte of zero to that of six.
constexpr Output relu6_output_of(Quantization output) {
    return {static_cast<std::int8_t>(output.zero_point), static_cast<std::int8_t>(output.zero_point),
            output.quantize(6.0f), output.scale};
}

} // namespace int8
} // namespace nervelet

#endif
