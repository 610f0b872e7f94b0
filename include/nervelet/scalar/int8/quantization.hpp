// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_QUANTIZATION_HPP
#define NERVELET_SCALAR_INT8_QUANTIZATION_HPP

#include <cstdint>

namespace nervelet {
namespace int8 {

/// The integer next to a number; of two that are equally near the one farther from zero. The number stays below 2^31.
constexpr std::int32_t rounded(float number) {
    const std::int32_t whole = static_cast<std::int32_t>(number);
    const float rest = number - static_cast<float>(whole);
    return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
}

/// What the bytes of a tensor mean: number = scale (byte - zero point), so that zero is exact. The scale is above zero,
/// the zero point is a byte.
struct Quantization {
    float scale;             ///< one step
    std::int32_t zero_point; ///< the byte of zero, -128 to 127

    /// The byte next to number / scale + zero point; of two that are equally near the one farther from the zero point;
    /// at most 127, at least -128. NaN becomes -128.
    /// Source: TensorFlow Lite, kernels/internal/reference/quantize.h, AffineQuantize.
    constexpr std::int8_t quantize(float number) const {
        const float steps = number / scale;
        if (!(steps > static_cast<float>(-128 - zero_point))) {
            return -128;
        }
        if (steps >= static_cast<float>(127 - zero_point)) {
            return 127;
        }
        return static_cast<std::int8_t>(zero_point + rounded(steps));
    }

    /// The number that a byte means.
    /// Source: TensorFlow Lite, kernels/internal/reference/dequantize.h, Dequantize.
    constexpr float dequantize(std::int8_t quantized) const {
        return scale * static_cast<float>(quantized - zero_point);
    }
};

/// What the bytes of a Softmax and of a Sigmoid mean.
constexpr Quantization probability() {
    return {1.0f / 256.0f, -128};
}

} // namespace int8
} // namespace nervelet

#endif
