// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_REQUANTIZATION_HPP
#define NERVELET_KERNEL_HELIUM_INT8_REQUANTIZATION_HPP

#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <type_traits>

#include "../../../scalar/int8/output.hpp"
#include "../../../scalar/int8/rounding.hpp"

namespace nervelet {
namespace kernel {
namespace helium {

// How sums become bytes in vectors, where the multiplier is m 2^(e - 31), e = -k, k >= 1. With VQRDMULH(s, m) = s m /
// 2^31 rounded to the nearest, ties up, VQDMULH(s, m), the same rounded down, and VRSHL(g, -k) = g / 2^k rounded to the
// nearest, ties up:
//     DoubleRounding: h = VQRDMULH(s, m), steps = VRSHL(h + (h < 0 ? -1 : 0), -k): one less makes ties go away from
//                     zero, and no other number cross a half
//     SingleRounding: steps = VRSHL(VQDMULH(s, m), -k): what rounding down takes away is less than one, and a sum of
//                     integers passes 2^(k - 1) without it or not at all
// No sum saturates, as m < 2^31. The multiplier zero has e = 0, which gives zero in both.

template <class Rounding>
constexpr bool is_double() {
    return std::is_same<Rounding, DoubleRounding>::value;
}

/// The largest of these bytes; count > 0
inline std::int32_t largest_byte(const std::int8_t* bytes, std::size_t count) {
    std::int32_t largest = -128;
    __asm__(R"(
            dlstp.8 lr, %[count]
    1:      vldrb.8 q0, [%[bytes]], #16
            vmaxv.s8 %[largest], q0
            letp lr, 1b
        )"
            : [largest] "+&r"(largest), [bytes] "+&r"(bytes)
            : [count] "r"(count)
            : "q0", "lr", "memory");
    return largest;
}

/// Whether a multiplier is of that kind: those of trained networks are.
constexpr bool takes_steps(std::int32_t mantissa, std::int32_t exponent) {
    return exponent < 0 || mantissa == 0;
}

/// Whether all of them are.
__attribute__((noinline)) inline bool takes_steps(const std::int32_t* mantissas, const std::int8_t* exponents,
                                                  std::size_t count) {
    if (largest_byte(exponents, count) >= 0) {
        for (std::size_t j = 0; j < count; ++j) {
            if (!takes_steps(mantissas[j], exponents[j])) {
                return false;
            }
        }
    }
    return true;
}

template <class Filters>
bool takes_steps(const Filters& filters) {
    return takes_steps(filters.mantissas.data(), filters.exponents.data(), filters.exponents.size());
}

/// Cuts bytes to the range of an output; count > 0.
__attribute__((noinline)) inline void cut_bytes(std::int8_t* y, std::size_t count, int8::Output output) {
    if (output.lowest == -128 && output.highest == 127) {
        return;
    }
    std::int8_t* writes = y;
    __asm__ volatile(R"(
            vdup.8 q1, %[lowest]
            vdup.8 q2, %[highest]
            dlstp.8 lr, %[count]
    1:      vldrb.8 q0, [%[y]], #16
            vmax.s8 q0, q0, q1
            vmin.s8 q0, q0, q2
            vstrb.8 q0, [%[writes]], #16
            letp lr, 1b
        )"
                     : [y] "+&r"(y), [writes] "+&r"(writes)
                     : [lowest] "r"(output.lowest), [highest] "r"(output.highest), [count] "r"(count)
                     : "q0", "q1", "q2", "lr", "memory");
}

/// The byte of a sum with any multiplier: rare, so its code is there once.
template <class Rounding>
__attribute__((noinline)) std::int8_t byte_of(std::int32_t sum, int8::Multiplier multiplier, int8::Output output) {
    return output.from_steps(Rounding::product(sum, multiplier));
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
