// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_NUMBER_OF_INTEGER_HPP
#define NERVELET_SCALAR_FIXED16_NUMBER_OF_INTEGER_HPP

#include <cstdint>

#include "of_float.hpp"
#include "saturate.hpp"
#include "scaled.hpp"

namespace nervelet {
namespace fixed16 {

/// (x - offset) factor of a 32-bit integer x as a 16-bit number, rounded to the nearest, saturated: (mantissa x +
/// addend) 2^-shift, where factor 2^FractionBits = mantissa 2^-shift exactly, up to 2^29. Made of the bits of two
/// floats, 0 <= factor: no float is computed with.
struct NumberOfInteger {
    std::int64_t addend;   ///< -offset mantissa + 1/2 2^shift, at most 2^62
    std::int32_t mantissa; ///< at most 2^30
    std::int32_t shift;    ///< 1 to 57

    /// Whether 62 bits hold all products: |offset| is below 2^31, and neither number is NaN.
    static constexpr bool fits(float offset, float factor) {
        return offset < 2147483648.0f && offset > -2147483648.0f && factor >= 0.0f;
    }

    /// rest: what belongs to the offset and has no place in a float of its size.
    static constexpr NumberOfInteger of(float offset, float factor, int fraction_bits, float rest = 0.0f) {
        const FloatParts step = parts_of(factor);
        const int exponent = step.exponent + fraction_bits;
        if (exponent < -57 || !fits(offset, factor)) { // below half a step for all x
            return {0, 0, 1};
        }
        const int shift = exponent < 0 ? -exponent : 1;
        constexpr std::uint32_t largest = std::uint32_t(1) << 30;
        const std::uint32_t mantissa = rounded<largest>(step.significand, exponent + shift);
        return {(std::int64_t(1) << (shift - 1)) - product(mantissa, offset) - product(mantissa, rest),
                static_cast<std::int32_t>(mantissa), shift};
    }

    constexpr std::int16_t operator()(std::int32_t x) const {
        return saturate(saturate_to_32((std::int64_t(x) * mantissa + addend) >> shift));
    }

private:
    /// Rounded to a whole number.
    static constexpr std::int64_t product(std::uint32_t mantissa, float number) {
        const FloatParts parts = parts_of(number);
        const auto size =
            static_cast<std::int64_t>(times_power_of_two(std::uint64_t(mantissa) * parts.significand, parts.exponent));
        return parts.is_negative ? -size : size;
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
