// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_WEIGHT_SCALE_HPP
#define NERVELET_SCALAR_INT8_WEIGHT_SCALE_HPP

#include <cstdint>

#include "../../core/math/bits.hpp"
#include "multiplier.hpp"

namespace nervelet {
namespace int8 {

/// The scale s(w) of the weights whose sums convolution_multiplier() = s(x) s(w) / s(y) multiplies: the float next to
/// multiplier s(y) / s(x). It is s(w) itself, to the bit, because a multiplier has 31 bits and a float 24; by
/// dense_multiplier(), which knows s(x) s(w) as a float only, it is at most one float beside it. Both scales are above
/// zero and have all their digits. A multiplier of zero gives zero.
constexpr float weight_scale(Multiplier multiplier, float input_scale, float output_scale) {
    constexpr std::uint32_t first = std::uint32_t(1) << math::Bits<float>::fraction;
    const std::uint32_t x = math::to_bits(input_scale);
    const std::uint32_t y = math::to_bits(output_scale);
    const std::uint64_t product = static_cast<std::uint64_t>(multiplier.mantissa) * (first | (y & (first - 1)));
    const std::uint64_t divisor = first | (x & (first - 1));
    const std::uint64_t quotient = (product << 8) / divisor; // at least 37 bits, and one for a rest behind them
    const std::uint64_t digits = quotient | (quotient * divisor != (product << 8) ? 1u : 0u);
    const std::int32_t exponent =
        multiplier.exponent - 31 - 8 + static_cast<std::int32_t>(y >> 23) - static_cast<std::int32_t>(x >> 23);
    if (exponent < -252) {
        return 0.0f; // below any float
    }
    return static_cast<float>(static_cast<std::int64_t>(digits)) * math::power_of_two<float>(exponent / 2) *
           math::power_of_two<float>(exponent - exponent / 2);
}

} // namespace int8
} // namespace nervelet

#endif
