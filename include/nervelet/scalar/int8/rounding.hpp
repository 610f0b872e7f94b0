// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_ROUNDING_HPP
#define NERVELET_SCALAR_INT8_ROUNDING_HPP

#include <cstdint>
#include <limits>

#include "multiplier.hpp"

namespace nervelet {
namespace int8 {

/// The number, or the nearer end of std::int32_t.
constexpr std::int32_t saturated(std::int64_t number) {
    constexpr std::int64_t lowest = (std::numeric_limits<std::int32_t>::min)();
    constexpr std::int64_t highest = (std::numeric_limits<std::int32_t>::max)();
    return static_cast<std::int32_t>(number < lowest ? lowest : number > highest ? highest : number);
}

/// a b / 2^31, rounded to the nearest integer, ties up: floor((a b + 2^30) / 2^31). Of the product of two fractions of
/// 31 bits, the fraction. Only (-2^31)^2 is too large: 2^31 - 1.
/// Source: gemmlowp, fixedpoint.h, SaturatingRoundingDoublingHighMul.
constexpr std::int32_t fraction_product(std::int32_t a, std::int32_t b) {
    return saturated((std::int64_t(a) * b + (1 << 30)) >> 31);
}

/// number / 2^exponent, rounded to the nearest integer, ties away from zero; 0 <= exponent <= 31.
/// Source: gemmlowp, fixedpoint.h, RoundingDivideByPOT.
constexpr std::int32_t divided_by_power(std::int32_t number, std::int32_t exponent) {
    const std::uint32_t mask = (std::uint32_t(1) << exponent) - 1;
    const std::uint32_t remainder = static_cast<std::uint32_t>(number) & mask;
    const std::uint32_t half = (mask >> 1) + (number < 0 ? 1u : 0u);
    return (number >> exponent) + (remainder > half ? 1 : 0);
}

/// number 2^exponent, 0 <= exponent <= 31, or the nearer end of std::int32_t.
constexpr std::int32_t times_power(std::int32_t number, std::int32_t exponent) {
    return saturated(std::int64_t(number) * (std::int64_t(1) << exponent));
}

} // namespace int8

/// How TensorFlow Lite Micro rounds a product: with an exponent e of the multiplier, h = number 2^e mantissa / 2^31
/// rounded to the nearest integer, ties up; where e < 0, h = number mantissa / 2^31 so, and then h / 2^-e rounded to
/// the nearest, ties away from zero. Where number 2^e is no std::int32_t, which TensorFlow Lite leaves undefined, it is
/// the nearer end of those.
struct DoubleRounding {
    /// number multiplier
    static constexpr std::int32_t product(std::int32_t number, int8::Multiplier multiplier) {
        return multiplier.exponent > 0
                   ? int8::fraction_product(int8::times_power(number, multiplier.exponent), multiplier.mantissa)
                   : int8::divided_by_power(int8::fraction_product(number, multiplier.mantissa), -multiplier.exponent);
    }
};

/// How TensorFlow Lite rounds it on PCs: once, to the nearest integer, ties up. Where the product is no std::int32_t,
/// which TensorFlow Lite leaves undefined, it is the nearer end of those.
struct SingleRounding {
    /// number multiplier
    static constexpr std::int32_t product(std::int32_t number, int8::Multiplier multiplier) {
        const std::int32_t exponent = 31 - multiplier.exponent;
        return int8::saturated((std::int64_t(number) * multiplier.mantissa + (std::int64_t(1) << (exponent - 1))) >>
                               exponent);
    }
};

} // namespace nervelet

#endif
