// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SCALED_HPP
#define NERVELET_SCALAR_FIXED16_SCALED_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// number 2^exponent as the nearest whole number, a half rounded up. number < 2^63, and the result fits 64 bits.
constexpr std::uint64_t times_power_of_two(std::uint64_t number, int exponent) {
    return exponent >= 0 ? number << exponent : exponent < -63 ? 0 : ((number >> (-exponent - 1)) + 1) >> 1;
}

/// The same, at most `most`, which is below 2^31; whatever its size.
constexpr std::int32_t scaled(std::uint64_t number, int exponent, std::uint32_t most) {
    if (exponent > 0 && (exponent >= 32 || number > (std::uint64_t(most) >> exponent))) {
        return static_cast<std::int32_t>(number == 0 ? 0 : most);
    }
    const std::uint64_t whole = times_power_of_two(number, exponent);
    return static_cast<std::int32_t>(whole > most ? most : whole);
}

} // namespace fixed16
} // namespace nervelet

#endif
