// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_GLOBAL_MEAN_HPP
#define NERVELET_SCALAR_INT8_GLOBAL_MEAN_HPP

#include <cstddef>
#include <cstdint>

#include "output.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// The mean of count bytes of one meaning as a byte of another: y[c] = (sum over p of x[p][c] - count z(x)) M + z(y)
/// with M = s(x) / s(y) / count. Where both mean the same it is the sum of the bytes / count, rounded towards zero.
/// Source: TensorFlow Lite Micro since 2024, micro/kernels/reduce_common.cc, EvalIntegerMean, and
/// kernels/internal/reference/reduce.h, QuantizedMeanOrSum.
struct GlobalMean {
    Multiplier multiplier;  ///< M, of which 2^29 may be the smallest mantissa; zero where both mean the same
    std::int8_t zero_point; ///< z(x)
    Output output;          ///< with z(y)

    /// y of positions x channels, which may begin where x does. Up to 8 million positions.
    template <class Rounding>
    constexpr void bytes(const std::int8_t* x, std::size_t positions, std::size_t channels, std::int8_t* y) const {
        const std::int32_t count = static_cast<std::int32_t>(positions);
        for (std::size_t c = 0; c < channels; ++c) {
            std::int32_t sum = 0;
            for (std::size_t k = c; k < positions * channels; k += channels) {
                sum += x[k];
            }
            y[c] = multiplier.mantissa == 0
                       ? static_cast<std::int8_t>(sum / count)
                       : output.from_steps(Rounding::product(sum - count * zero_point, multiplier));
        }
    }
};

/// Of count bytes. M is that of s(x) / s(y), whose mantissa is shifted up by as many bits as count has below its first
/// one, and divided by count.
constexpr GlobalMean global_mean_of(Quantization from, Quantization to, std::int32_t count) {
    if (from.scale == to.scale && from.zero_point == to.zero_point) {
        return {{0, 0}, static_cast<std::int8_t>(from.zero_point), output_of(to)};
    }
    Multiplier multiplier = multiplier_of(static_cast<double>(from.scale) / static_cast<double>(to.scale));
    if (multiplier.mantissa == 0) {
        multiplier = {1, -31}; // so small that every mean is zero
        count = 1;
    }
    std::int32_t shift = 0;
    while (shift < 31 + multiplier.exponent && (count >> shift) > 1) {
        ++shift;
    }
    multiplier.mantissa =
        static_cast<std::int32_t>((std::int64_t(multiplier.mantissa) * (std::int64_t(1) << shift)) / count);
    multiplier.exponent -= shift;
    return {multiplier, static_cast<std::int8_t>(from.zero_point), output_of(to)};
}

} // namespace int8
} // namespace nervelet

#endif
