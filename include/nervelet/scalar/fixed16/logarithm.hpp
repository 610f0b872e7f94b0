// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_LOGARITHM_HPP
#define NERVELET_SCALAR_FIXED16_LOGARITHM_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// ln(sum / 2^15) with 16 fraction bits, for sum >= 2^15: bit by bit, by squaring. Within 1e-4.
constexpr std::int32_t logarithm(std::uint32_t sum) {
    std::int32_t whole = 0;
    std::uint32_t x = sum;
    for (; x >= 65536u; x >>= 1) {
        ++whole;
    }
    std::uint32_t fraction = 0; // of log2
    for (int place = 0; place < 16; ++place) {
        x = (x * x) >> 15; // < 2^17
        const std::uint32_t carry = x >> 16;
        x >>= carry;
        fraction = 2 * fraction + carry;
    }
    constexpr std::uint32_t ln_of_2 = 45426; // 16 fraction bits
    return whole * static_cast<std::int32_t>(ln_of_2) + static_cast<std::int32_t>((fraction * ln_of_2) >> 16);
}

} // namespace fixed16
} // namespace nervelet

#endif
