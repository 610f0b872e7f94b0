// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_INSTRUCTIONS_HPP
#define NERVELET_KERNEL_DSP_FIXED16_INSTRUCTIONS_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for 16-bit integers with the DSP extension of Armv7E-M and Armv8-M (Cortex-M4, M7,
/// M33). SMLAD adds two products to a sum, SMLABB and SMLATB one of them, and all three set the flag Q where the sum
/// leaves 32 bits: so one look at Q behind all sums says whether they are exact. LDR takes words at any address, LDM
/// only whole ones, four of them in one instruction.
#if defined(NERVELET_HAS_DSP)

#include <cstdint>
#include <cstring>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Two numbers, which need not be aligned.
inline std::uint32_t load_pair(const std::int16_t* numbers) {
    std::uint32_t pair;
    std::memcpy(&pair, numbers, sizeof(pair));
    return pair;
}

/// Whether LDM may read from here.
inline bool is_word_aligned(const std::int16_t* numbers) {
    return reinterpret_cast<std::uintptr_t>(numbers) % 4 == 0;
}

// Volatile are those that set Q and those that ask for it, as only these keep their order.

/// sum + low half of a times that of b; low half of a times high half of b; and so on.
inline std::int32_t add_low_low(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    __asm__ volatile("smlabb %0, %1, %2, %0" : "+r"(sum) : "r"(a), "r"(b));
    return sum;
}

inline std::int32_t add_low_high(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    __asm__ volatile("smlabt %0, %1, %2, %0" : "+r"(sum) : "r"(a), "r"(b));
    return sum;
}

inline std::int32_t add_high_low(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    __asm__ volatile("smlatb %0, %1, %2, %0" : "+r"(sum) : "r"(a), "r"(b));
    return sum;
}

inline std::int32_t add_high_high(std::uint32_t a, std::uint32_t b, std::int32_t sum) {
    __asm__ volatile("smlatt %0, %1, %2, %0" : "+r"(sum) : "r"(a), "r"(b));
    return sum;
}

/// Clears Q.
inline void forget_overflow() {
    __asm__ volatile("msr apsr_nzcvq, %0" : : "r"(0) : "cc", "memory");
}

/// Whether a sum has left 32 bits since.
inline bool has_overflowed() {
    std::uint32_t flags;
    __asm__ volatile("mrs %0, apsr" : "=r"(flags) : : "memory");
    return (flags & (std::uint32_t(1) << 27)) != 0;
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
