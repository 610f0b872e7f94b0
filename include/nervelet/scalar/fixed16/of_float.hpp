// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_OF_FLOAT_HPP
#define NERVELET_SCALAR_FIXED16_OF_FLOAT_HPP

#include <cstdint>

#include "../../core/math/bits.hpp"

namespace nervelet {
namespace fixed16 {

/// A float as significand 2^exponent, with a significand of 24 bits; of NaN it is 0, of infinity 2^23 2^105.
struct FloatParts {
    std::uint32_t significand;
    int exponent;
    bool is_negative;
    bool is_nan;
};

/// The parts of a number, taken from its bits: no float is computed with.
constexpr FloatParts parts_of(float number) {
    const std::uint32_t bits = math::to_bits(number);
    const std::uint32_t fraction = bits & 0x7FFFFFu;
    const int exponent = static_cast<int>((bits >> 23) & 0xFFu);
    const bool is_nan = exponent == 255 && fraction != 0;
    const std::uint32_t significand = is_nan ? 0u : exponent == 0 ? fraction : fraction | 0x800000u;
    return {significand, (exponent == 0 ? 1 : exponent) - 150, (bits >> 31) != 0, is_nan};
}

/// significand 2^exponent as the nearest whole number, at most Largest; a half is rounded up. significand < 2^31.
template <std::uint32_t Largest>
constexpr std::uint32_t rounded(std::uint32_t significand, int exponent) {
    if (exponent >= 0) {
        return exponent < 32 && significand <= (Largest >> exponent) ? significand << exponent
               : significand == 0                                    ? 0u
                                                                     : Largest;
    }
    const std::uint32_t whole = exponent < -32 ? 0u : ((significand >> (-exponent - 1)) + 1u) >> 1;
    return whole > Largest ? Largest : whole;
}

/// number 2^fraction_bits as a 16-bit integer: the nearest, a half away from zero, saturated. Of NaN it is 0.
constexpr std::int16_t of_float(float number, int fraction_bits) {
    const FloatParts parts = parts_of(number);
    const std::uint32_t size = rounded<32768>(parts.significand, parts.exponent + fraction_bits);
    return static_cast<std::int16_t>(parts.is_negative ? -static_cast<std::int32_t>(size)
                                     : size > 32767    ? 32767
                                                       : static_cast<std::int32_t>(size));
}

/// The float of a whole number with so many fraction bits, which it holds exactly: |number| < 2^24.
constexpr float to_float(std::int32_t number, int fraction_bits) {
    return static_cast<float>(number) * (1.0f / static_cast<float>(1 << fraction_bits));
}

} // namespace fixed16
} // namespace nervelet

#endif
