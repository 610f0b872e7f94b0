// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_RECIPROCAL_HPP
#define NERVELET_SCALAR_INT8_RECIPROCAL_HPP

#include <cstdint>

#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// 2^31 / (1 + a) of a fraction of 31 bits, a = fraction / 2^31 in [0, 1): with h = (1 + a) / 2, three of Newton's
/// steps x += x (1 - h x) from x = 48/17 - 32/17 h on, x with 29 fraction bits; then x / 2. Source: gemmlowp,
/// fixedpoint.h, one_over_one_plus_x_for_x_in_0_1.
constexpr std::int32_t reciprocal(std::int32_t fraction) {
    constexpr std::int32_t start = 1515870810;  // 2^29 48/17
    constexpr std::int32_t slope = -1010580540; // -2^29 32/17
    constexpr std::int32_t one = 1 << 29;
    const std::int32_t half = static_cast<std::int32_t>((std::int64_t(fraction) + 2147483647 + 1) / 2);
    std::int32_t x = start + fraction_product(half, slope);
    for (int step = 0; step < 3; ++step) {
        x += times_power(fraction_product(x, one - fraction_product(half, x)), 2);
    }
    return times_power(x, 1);
}

} // namespace int8
} // namespace nervelet

#endif
