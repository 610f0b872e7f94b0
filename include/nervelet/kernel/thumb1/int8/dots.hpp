// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_DOTS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_DOTS_HPP

#include "../../target.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Four sums of products of bytes.
struct FourSums {
    std::int32_t sum[4];
};

/// Those of one window and four filters, whose weights lie one after the other: 14 instructions for four products.
/// Sums need no flags, so they can be in the upper registers.
inline FourSums dots_of_window(const std::int8_t* x, const std::int8_t* weights, std::size_t size) {
    register std::int32_t r0 __asm__("r0") = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(x));
    register std::int32_t r1 __asm__("r1") = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(weights));
    register std::int32_t r2 __asm__("r2") = static_cast<std::int32_t>(size);
    register std::int32_t r3 __asm__("r3");
    __asm__ volatile(R"(
        .syntax unified
        mov lr, r7
        mov r5, r2
        rsbs r6, r5, #0
        lsls r6, r6, #30
        lsrs r6, r6, #30
        movs r7, #28
        muls r6, r7, r6
        movs r7, #0
        mov r8, r7
        mov r10, r7
        mov r11, r7
        mov r12, r7
        adds r0, r0, r5
        adds r1, r1, r5
        adds r2, r1, r5
        adds r3, r2, r5
        adds r4, r3, r5
        rsbs r5, r5, #0
        add pc, r6 @ the first round leaves out what is missing to four
        nop
    1:  .rept 4 @ of 14 instructions, 28 bytes
        ldrsb r6, [r0, r5]
        ldrsb r7, [r1, r5]
        muls r7, r6, r7
        add r8, r7
        ldrsb r7, [r2, r5]
        muls r7, r6, r7
        add r10, r7
        ldrsb r7, [r3, r5]
        muls r7, r6, r7
        add r11, r7
        ldrsb r7, [r4, r5]
        muls r7, r6, r7
        add r12, r7
        adds r5, r5, #1
        .endr
        bne 1b
        mov r0, r8
        mov r1, r10
        mov r2, r11
        mov r3, r12
        mov r7, lr
    )"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "=r"(r3)
                     :
                     : "r4", "r5", "r6", "r8", "r10", "r11", "r12", "lr", "cc", "memory");
    return {{r0, r1, r2, r3}};
}

/// Those of two windows and two filters, whose weights lie one after the other: first filter with both windows, then
/// the second. x has a word for each number, that of the first window + 2^16 that of the second, so that one product
/// p is p0 + 2^16 p1. The sum of p1 is that of p / 2^16, rounded to the nearest integer, for which a shift leaves the
/// last bit that it drops in the carry; the sum of p0 is what remains of the sum of p, modulo 2^32. So 12 instructions
/// are four products. `count` is a multiple of four, x is zero from `size` on, where weights may be anything.
inline FourSums dots_of_windows(const std::uint32_t* x, const std::int8_t* weights, std::size_t size,
                                std::size_t count) {
    register std::int32_t r0 __asm__("r0") = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(x));
    register std::int32_t r1 __asm__("r1") = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(weights));
    register std::int32_t r2 __asm__("r2") = static_cast<std::int32_t>(size);
    register std::int32_t r3 __asm__("r3") = static_cast<std::int32_t>(count);
    __asm__ volatile(R"(
        .syntax unified
        mov lr, r7
        movs r6, #0
        movs r7, #0
        mov r8, r6
        mov r10, r6
        adds r1, r1, r3
        adds r2, r1, r2
        rsbs r3, r3, #0
    1:  .rept 4
        ldmia r0!, {r4}
        ldrsb r5, [r1, r3]
        muls r5, r4, r5
        add r8, r5
        asrs r5, r5, #16
        adcs r6, r5
        ldrsb r5, [r2, r3]
        muls r5, r4, r5
        add r10, r5
        asrs r5, r5, #16
        adcs r7, r5
        adds r3, r3, #1
        .endr
        bne 1b
        mov r0, r8
        lsls r1, r6, #16
        subs r0, r0, r1
        mov r1, r6
        mov r2, r10
        lsls r3, r7, #16
        subs r2, r2, r3
        mov r3, r7
        mov r7, lr
    )"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)
                     :
                     : "r4", "r5", "r6", "r8", "r10", "lr", "cc", "memory");
    return {{r0, r1, r2, r3}};
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
