// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_NUMBER_OF_BYTE_HPP
#define NERVELET_SCALAR_FIXED16_NUMBER_OF_BYTE_HPP

#include <cstdint>

#include "of_float.hpp"
#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

/// The 16-bit number that a byte means, int8::Quantization: with d = byte - zero point and N = scale 2^FractionBits
/// it is floor(N d + 1/2), exactly, saturated. N = significand 2^(-7 - shift), with a significand of 24 bits of which
/// the last 7 are multiplied apart, so that 32 bits hold all products. Made of the bits of the scale: no float is
/// computed with.
struct NumberOfByte {
    std::int32_t high; ///< significand / 2^7
    std::int32_t low;  ///< the rest of it
    int shift;         ///< 1 to 30
    std::int32_t zero_point;

    /// A scale that is not above zero, which a network has before it gets its numbers, makes zeros.
    static constexpr NumberOfByte of(float scale, std::int32_t zero_point, int fraction_bits) {
        const FloatParts parts = parts_of(scale);
        const int shift = -parts.exponent - fraction_bits - 7;
        const auto significand = static_cast<std::int32_t>(parts.is_negative ? 0u : parts.significand);
        if (shift < 1) { // N is 2^16 or more
            return {significand > 0 ? 1 << 17 : 0, 0, 1, zero_point};
        }
        return {significand >> 7, significand & 127, shift < 30 ? shift : 30, zero_point}; // of 30 on all are zero
    }

    constexpr std::int16_t operator()(std::int8_t byte) const {
        const std::int32_t steps = byte - zero_point;
        return saturate((high * steps + ((low * steps) >> 7) + (1 << (shift - 1))) >> shift);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
