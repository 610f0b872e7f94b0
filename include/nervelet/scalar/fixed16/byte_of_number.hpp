// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_BYTE_OF_NUMBER_HPP
#define NERVELET_SCALAR_FIXED16_BYTE_OF_NUMBER_HPP

#include <cstdint>

#include "of_float.hpp"

namespace nervelet {
namespace fixed16 {

/// The byte next to a 16-bit number, int8::Quantization: number / N + zero point with N = scale 2^FractionBits, of two
/// that are equally near the one farther from the zero point; at most 127, at least -128. Made of the bits of the
/// scale: no float is computed with.
///
/// Exactly, by one multiplication: N = significand 2^-s, and |number| / N = |number| 2^s / significand lies on a half
/// or at least 2^-25 below it. 2^shift / N, rounded up, has 35 bits, so the product is too large by less than 2^-25.
struct ByteOfNumber {
    std::int64_t reciprocal; ///< 2^shift / N, rounded up
    int shift;               ///< 25 to 52
    std::int32_t zero_point;

    /// A scale that is not above zero, which a network has before it gets its numbers, makes bytes of zero.
    static constexpr ByteOfNumber of(float scale, std::int32_t zero_point, int fraction_bits) {
        const FloatParts parts = parts_of(scale);
        const int s = -parts.exponent - fraction_bits;
        if (parts.is_negative || parts.significand == 0 || s <= 6) { // N is 2^17 or more
            return {0, 25, zero_point};
        }
        constexpr std::uint32_t least = std::uint32_t(1) << 23; // fewer bits has only a scale below 2^-126, as of 33
        const auto significand = static_cast<std::int64_t>(parts.significand < least ? least : parts.significand);
        const std::int64_t reciprocal = ((std::int64_t(1) << 58) + significand - 1) / significand;
        return {reciprocal, 58 - (s < 33 ? s : 33), zero_point}; // of 33 on every number but zero is beyond all bytes
    }

    constexpr std::int8_t operator()(std::int16_t number) const {
        const std::int64_t size = number < 0 ? -std::int64_t(number) : std::int64_t(number);
        const auto steps = static_cast<std::int32_t>((size * reciprocal + (std::int64_t(1) << (shift - 1))) >> shift);
        const std::int32_t byte = number < 0 ? zero_point - steps : zero_point + steps;
        return static_cast<std::int8_t>(byte < -128 ? -128 : byte > 127 ? 127 : byte);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
