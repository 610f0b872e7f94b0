// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_QUANTIZATION_OF_HPP
#define NERVELET_SCALAR_INT8_QUANTIZATION_OF_HPP

#include <limits>

#include "quantization.hpp"

namespace nervelet {
namespace int8 {

/// Whether a scale can be divided by: it is above zero, finite, and has all its digits.
constexpr bool is_scale(float scale) {
    return scale >= (std::numeric_limits<float>::min)() && scale <= (std::numeric_limits<float>::max)();
}

/// What bytes mean that stand for the numbers from lowest to highest, once that range is widened to contain zero:
/// scale = (highest - lowest) / 255, zero point = -128 - lowest / scale, rounded to the nearest byte, ties away from
/// zero. Where all is zero, or the scale would be below 2^-126, the scale is 1. A scale beyond any float is infinite.
/// Source: TensorFlow Lite, tools/optimize/quantization_utils.cc, GetAsymmetricQuantizationParams.
constexpr Quantization quantization_of(float lowest, float highest) {
    const float low = lowest < 0.0f ? lowest : 0.0f;
    const float high = highest > 0.0f ? highest : 0.0f;
    constexpr float most = (std::numeric_limits<float>::max)() / 2;
    if (low < -most || high > most) {
        return {std::numeric_limits<float>::infinity(), 0};
    }
    const float scale = (high - low) / 255.0f;
    if (!is_scale(scale)) {
        return {1.0f, -128};
    }
    const std::int32_t steps = rounded(-128.0f - low / scale);
    return {scale, steps > 127 ? 127 : steps};
}

} // namespace int8
} // namespace nervelet

#endif
