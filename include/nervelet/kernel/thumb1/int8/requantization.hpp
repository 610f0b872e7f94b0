// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_REQUANTIZATION_HPP
#define NERVELET_KERNEL_THUMB1_INT8_REQUANTIZATION_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for bytes on cores that have eight registers for most instructions, no product of
/// more than 32 bits, and no instruction that adds a product: Armv6-M (Cortex-M0, M0+).
#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "../../../scalar/int8/output.hpp"
#include "../../../scalar/int8/rounding.hpp"

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// A multiplier m 2^(e - 31), taken apart: m = 2^16 high + low, -2^15 <= low < 2^15.
struct Factor {
    std::int32_t low;
    std::int32_t high;
    std::int32_t shift; ///< -e

    Factor(std::int32_t mantissa, std::int32_t exponent)
        : low(static_cast<std::int16_t>(mantissa & 0xFFFF)),
          high(static_cast<std::int32_t>((static_cast<std::uint32_t>(mantissa) - static_cast<std::uint32_t>(low)) >>
                                         16)),
          shift(-exponent) {}
};

/// number m 2^(e - 31) + offset, rounded as Rounding says, where the multiplier is is_usual() and the number at most
/// 3 2^29. With number = 2^16 a + b, -2^15 <= b < 2^15, and m = 2^16 c + d:
///     number m / 2^31 = 2 a c + (a d + b c + b d / 2^16) / 2^15,
/// of which every term fits 32 bits and the divisions round down, which changes no result: what they drop is less than
/// one, and what is rounded is whole. A shift leaves the last bit that it drops in the carry, so that one addition with
/// carry rounds to the nearest integer, ties up.
template <class Rounding>
inline std::int32_t product(std::int32_t number, const Factor& factor, std::int32_t offset) {
    std::int32_t low;
    std::int32_t sum;
    __asm__(R"(
        .syntax unified
        sxth %[low], %[number]
        subs %[number], %[number], %[low]
        asrs %[number], %[number], #16
        mov %[sum], %[low]
        muls %[sum], %[d], %[sum]
        asrs %[sum], %[sum], #16
        muls %[low], %[c], %[low]
        adds %[sum], %[sum], %[low]
        mov %[low], %[number]
        muls %[low], %[d], %[low]
        adds %[sum], %[sum], %[low]
        muls %[number], %[c], %[number]
        adds %[number], %[number], %[number]
        asrs %[sum], %[sum], #15
    .if %c[is_double]
        adcs %[number], %[sum]
        asrs %[sum], %[number], #31 @ ties away from zero: those below zero go down
    .endif
        adds %[number], %[number], %[sum]
        asrs %[number], %[shift]
        adcs %[number], %[offset]
    )"
            : [number] "+l"(number), [low] "=&l"(low), [sum] "=&l"(sum)
            : [c] "l"(factor.high), [d] "l"(factor.low), [shift] "l"(factor.shift), [offset] "l"(offset),
              [is_double] "i"(std::is_same<Rounding, DoubleRounding>::value ? 1 : 0)
            : "cc");
    return number;
}

/// Whether product() takes a multiplier: those of trained networks are below one half. Zero, whose exponent is zero,
/// leaves no carry.
constexpr bool is_usual(std::int32_t mantissa, std::int32_t exponent) {
    return exponent < 0 || mantissa == 0;
}

/// So many products of two bytes and a bias within 5 2^28 stay within 3 2^29.
constexpr std::size_t most_products = std::size_t(1) << 14;

/// Whether all biases are within 2^30 and all exponents below zero, of a multiple of four filters: so many are looked
/// at at once.
__attribute__((noinline)) inline bool are_as_most(const std::int32_t* bias, const std::int8_t* exponents,
                                                  std::size_t count) {
    // What takes those biases to numbers below 2^31 stays in a register.
    std::uint32_t rest = 1u << 30;
    __asm__("" : "+l"(rest));
    std::uint32_t sizes = 0;
    std::uint32_t below_zero = 0x80808080u;
    for (const std::int32_t* const end = bias + count; bias != end; bias += 4, exponents += 4) {
        sizes |= static_cast<std::uint32_t>(bias[0]) + rest;
        sizes |= static_cast<std::uint32_t>(bias[1]) + rest;
        sizes |= static_cast<std::uint32_t>(bias[2]) + rest;
        sizes |= static_cast<std::uint32_t>(bias[3]) + rest;
        std::uint32_t four;
        std::memcpy(&four, __builtin_assume_aligned(exponents, 4), sizeof(four));
        below_zero &= four;
    }
    return below_zero == 0x80808080u && sizes >> 31 == 0;
}

/// Whether product() takes all multipliers of `count` filters and any sums of most_products products with their biases,
/// by a look at each.
__attribute__((noinline)) inline bool are_usual_one_by_one(const std::int32_t* bias, const std::int32_t* mantissas,
                                                           const std::int8_t* exponents, std::size_t count) {
    for (std::size_t j = 0; j < count; ++j) {
        const std::uint32_t size = static_cast<std::uint32_t>(bias[j] < 0 ? ~bias[j] : bias[j]);
        if (size >= 5u << 28 || !is_usual(mantissas[j], exponents[j])) {
            return false;
        }
    }
    return true;
}

/// The same, sooner where the filters are as most are.
inline bool are_usual(const std::int32_t* bias, const std::int32_t* mantissas, const std::int8_t* exponents,
                      std::size_t count) {
    return (count % 4 == 0 && are_as_most(bias, exponents, count)) ||
           are_usual_one_by_one(bias, mantissas, exponents, count);
}

/// The same, there once for all layers that ask it.
__attribute__((noinline)) inline bool are_usual_called(const std::int32_t* bias, const std::int32_t* mantissas,
                                                       const std::int8_t* exponents, std::size_t count) {
    return are_usual(bias, mantissas, exponents, count);
}

/// Of filters with `size` weights each; their exponents lie behind words, which are aligned.
template <class Filters>
bool are_usual(const Filters& filters, std::size_t size) {
    return size <= most_products && are_usual_called(filters.bias.data(), filters.mantissas.data(),
                                                     filters.exponents.data(), filters.bias.size());
}

/// An output, in words.
struct Range {
    std::int32_t zero_point;
    std::int32_t lowest;
    std::int32_t highest;

    explicit Range(int8::Output output)
        : zero_point(output.zero_point), lowest(output.lowest), highest(output.highest) {}

    /// The byte of a value, or the nearer end of the range.
    std::int8_t cut(std::int32_t value) const {
        return static_cast<std::int8_t>(value < lowest ? lowest : value > highest ? highest : value);
    }
};

/// The byte of a sum with any multiplier: rare, so its code is there once.
template <class Rounding>
__attribute__((noinline)) std::int8_t byte_of(std::int32_t sum, std::int32_t mantissa, std::int32_t exponent,
                                              const Range& range) {
    const int8::Output output{static_cast<std::int8_t>(range.zero_point), static_cast<std::int8_t>(range.lowest),
                              static_cast<std::int8_t>(range.highest)};
    return output.from_steps(Rounding::product(sum, {mantissa, exponent}));
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
