// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_INSTRUCTIONS_HPP
#define NERVELET_KERNEL_DSP_INT8_INSTRUCTIONS_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for bytes with the DSP extension of Armv7E-M and Armv8-M (Cortex-M4, M7, M33).
/// SXTB16 makes two numbers of 16 bits of bytes 0 and 2 of a word, or, turned by 8 bits, of bytes 1 and 3; SMLAD adds
/// two of their products to a sum. Weights and inputs are taken apart in the same way, so that weights need no order of
/// their own.
#if defined(NERVELET_HAS_DSP)

#include <cstdint>
#include <cstring>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Four bytes, which need not be aligned.
inline std::uint32_t load_word(const std::int8_t* bytes) {
    std::uint32_t word;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
}

inline void store_word(std::int8_t* bytes, std::uint32_t word) {
    std::memcpy(bytes, &word, sizeof(word));
}

/// The number that a byte is.
inline std::int32_t number_of(std::int8_t number) {
    return number;
}

/// Bytes 0 and 2 with their signs.
inline std::uint32_t even_bytes(std::uint32_t word) {
    std::uint32_t pair;
    __asm__("sxtb16 %0, %1" : "=r"(pair) : "r"(word));
    return pair;
}

/// Bytes 1 and 3.
inline std::uint32_t odd_bytes(std::uint32_t word) {
    std::uint32_t pair;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(pair) : "r"(word));
    return pair;
}

/// The lower halves of two words, that of the first one low; and their upper halves.
inline std::uint32_t lower_halves(std::uint32_t low, std::uint32_t high) {
    std::uint32_t pair;
    __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(pair) : "r"(low), "r"(high));
    return pair;
}

inline std::uint32_t upper_halves(std::uint32_t low, std::uint32_t high) {
    std::uint32_t pair;
    __asm__("pkhtb %0, %1, %2, asr #16" : "=r"(pair) : "r"(high), "r"(low));
    return pair;
}

/// sum + the products of both halves.
inline std::int32_t add_products(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    std::int32_t result;
    __asm__("smlad %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}

/// a b / 2^32, rounded down; and rounded to the nearest, ties up, added to c.
inline std::int32_t high_product(std::int32_t a, std::int32_t b) {
    std::int32_t product;
    __asm__("smmul %0, %1, %2" : "=r"(product) : "r"(a), "r"(b));
    return product;
}

inline std::int32_t add_rounded_high_product(std::int32_t a, std::int32_t b, std::int32_t c) {
    std::int32_t result;
    __asm__("smmlar %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(c));
    return result;
}

inline std::int32_t saturated_sum(std::int32_t a, std::int32_t b) {
    std::int32_t sum;
    __asm__("qadd %0, %1, %2" : "=r"(sum) : "r"(a), "r"(b));
    return sum;
}

/// number / 2, rounded down, or the nearer end of the bytes.
inline std::int8_t saturated_half(std::int32_t number) {
    std::int32_t half;
    __asm__("ssat %0, #8, %1, asr #1" : "=r"(half) : "r"(number));
    return static_cast<std::int8_t>(half);
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
