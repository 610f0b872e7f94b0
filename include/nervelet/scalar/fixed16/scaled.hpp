// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SCALED_HPP
#define NERVELET_SCALAR_FIXED16_SCALED_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// number 2^exponent as the nearest whole number, a half rounded up, at most `most`, which is below 2^31. number <
/// 2^63.
constexpr std::int32_t scaled(std::uint64_t number, int exponent, std::uint32_t most) {
    if (exponent >= 0) {
        const bool fits = exponent < 32 && number <= (std::uint64_t(most) >> exponent);
        return static_cast<std::int32_t>(fits ? number << exponent : number == 0 ? 0 : most);
    }
    const std::uint64_t whole = exponent < -63 ? 0 : ((number >> (-exponent - 1)) + 1) >> 1;
    return static_cast<std::int32_t>(whole > most ? most : whole);
}

} // namespace fixed16
} // namespace nervelet

#endif
