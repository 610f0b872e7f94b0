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

/// sum + the products of both halves.
inline std::int32_t add_products(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    std::int32_t result;
    __asm__("smlad %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
