// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_SIGMOID_HPP
#define NERVELET_SCALAR_INT8_SIGMOID_HPP

#include <cstddef>
#include <cstdint>

#include "exponential.hpp"
#include "quantization.hpp"
#include "reciprocal.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// y = 1 / (1 + e^-(s (x - z(x)))) as a byte of scale 1/256 and zero point -128. The exponents have 27 fraction bits.
/// From some number of steps on, which depends on s alone, y is the highest byte, and from minus that on downwards the
/// lowest one. Source: TensorFlow Lite Micro, kernels/internal/reference/integer_ops/logistic.h, Logistic.
struct Sigmoid {
    Multiplier scale;       ///< 2^27 s
    std::int32_t radius;    ///< of x - z(x), from which on y is an end of the bytes
    std::int8_t zero_point; ///< z(x)

    /// y, which may lie where x does.
    template <class Rounding>
    constexpr void bytes(const std::int8_t* x, std::size_t count, std::int8_t* y) const {
        for (std::size_t j = 0; j < count; ++j) {
            const std::int32_t steps = x[j] - zero_point;
            y[j] = steps <= -radius  ? std::int8_t(-128)
                   : steps >= radius ? std::int8_t(127)
                                     : byte_of(Rounding::product(steps, scale));
        }
    }

private:
    /// Of an exponent of 27 fraction bits.
    static constexpr std::int8_t byte_of(std::int32_t exponent) {
        const std::int32_t above = reciprocal(exponential<4>(exponent > 0 ? -exponent : exponent)); // of minus its size
        const std::int32_t fraction = exponent > 0 ? above : exponent < 0 ? 2147483647 - above : 1 << 30;
        const std::int32_t share = divided_by_power(fraction, 23);
        return static_cast<std::int8_t>(share > 255 ? 127 : share - 128);
    }
};

/// Of bytes with this meaning, whose scale is above 2^-27 and below 8.
constexpr Sigmoid sigmoid_of(Quantization input) {
    const Multiplier scale = multiplier_of(static_cast<double>(input.scale) * 134217728.0);
    const std::int64_t radius = std::int64_t(15) * 134217728; // 15 with 27 fraction bits
    return {scale, static_cast<std::int32_t>(scale.exponent > 0 ? radius >> scale.exponent : radius),
            static_cast<std::int8_t>(input.zero_point)};
}

} // namespace int8
} // namespace nervelet

#endif
