// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_MULTIPLIER_HPP
#define NERVELET_SCALAR_INT8_MULTIPLIER_HPP

#include <cstdint>

namespace nervelet {

/// The arithmetic of TensorFlow Lite's networks of 8 bits, to the bit: integers only, but for what turns scales into
/// constants and numbers into bytes.
namespace int8 {

/// A number that integers are multiplied by: mantissa 2^(exponent - 31), where 2^30 <= mantissa < 2^31 and -31 <=
/// exponent <= 30; or zero, with mantissa 0 and exponent 0. How a product is rounded: rounding.hpp.
struct Multiplier {
    std::int32_t mantissa; ///< 31 bits of it, the first of them set
    std::int32_t exponent; ///< of two: the number is at least half of 2^exponent, and below it
};

/// The multiplier next to a number; of two that are equally near the larger one. What would have an exponent below -31
/// becomes zero, and so does what is not above zero, as NaN, which no quotient of scales is; from 2^30 on it is the
/// largest one.
/// Source: TensorFlow Lite, kernels/internal/quantization_util.cc, QuantizeMultiplier.
constexpr Multiplier multiplier_of(double number) {
    if (!(number > 0)) {
        return {0, 0};
    }
    if (number >= 1073741824.0) {
        return {2147483647, 30};
    }
    std::int32_t exponent = 0;
    for (; number >= 1; number /= 2) {
        ++exponent;
    }
    for (; number < 0.5 && exponent >= -32; number *= 2) {
        --exponent;
    }
    const double scaled = number * 2147483648.0; // both loops and this are exact
    std::int64_t mantissa = static_cast<std::int64_t>(scaled);
    mantissa += scaled - static_cast<double>(mantissa) >= 0.5 ? 1 : 0;
    if (mantissa == 2147483648) {
        mantissa /= 2;
        ++exponent;
    }
    if (exponent < -31) {
        return {0, 0};
    }
    return exponent > 30 ? Multiplier{2147483647, 30} : Multiplier{static_cast<std::int32_t>(mantissa), exponent};
}

/// What turns the sums of a convolution filter into outputs: s(x) s(w) / s(y), in double. So it is where each output of
/// a Dense has its own scale of weights.
constexpr Multiplier convolution_multiplier(float input_scale, float weight_scale, float output_scale) {
    return multiplier_of(static_cast<double>(input_scale) * static_cast<double>(weight_scale) /
                         static_cast<double>(output_scale));
}

/// Of a Dense with one scale for all weights: the same, but TensorFlow Lite rounds s(x) s(w) to float first.
constexpr Multiplier dense_multiplier(float input_scale, float weight_scale, float output_scale) {
    return multiplier_of(
        static_cast<double>(static_cast<float>(static_cast<double>(input_scale) * static_cast<double>(weight_scale))) /
        static_cast<double>(output_scale));
}

} // namespace int8
} // namespace nervelet

#endif
