// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_QUANTIZATION_HPP
#define NERVELET_SCALAR_INT8_QUANTIZATION_HPP

#include <cstdint>

namespace nervelet {
namespace int8 {

/// What the bytes of a tensor mean: number = scale (byte - zero point), so that zero is exact. The scale is above zero,
/// the zero point is a byte.
struct Quantization {
    float scale;             ///< one step
    std::int32_t zero_point; ///< the byte of zero, -128 to 127

    /// The byte next to number / scale + zero point; of two that are equally near the one farther from the zero point;
    /// at most 127, at least -128. NaN becomes -128.
    /// Source: TensorFlow Lite, kernels/internal/reference/quantize.h, AffineQuantize.
    constexpr std::int8_t byte(float number) const { return static_cast<std::int8_t>(step(number, -128, 127)); }

    /// The number that a byte means.
    /// Source: TensorFlow Lite, kernels/internal/reference/dequantize.h, Dequantize.
    constexpr float number(std::int8_t byte) const { return scale * static_cast<float>(byte - zero_point); }

    /// byte(number) with other ends.
    constexpr std::int32_t step(float number, std::int32_t lowest, std::int32_t highest) const {
        const float steps = number / scale;
        if (!(steps > static_cast<float>(lowest - zero_point))) {
            return lowest;
        }
        if (steps >= static_cast<float>(highest - zero_point)) {
            return highest;
        }
        const std::int32_t whole = static_cast<std::int32_t>(steps);
        const float rest = steps - static_cast<float>(whole);
        return zero_point + whole + (rest >= 0.5f ? 1 : rest <= -0.5f ? -1 : 0);
    }
};

} // namespace int8
} // namespace nervelet

#endif
