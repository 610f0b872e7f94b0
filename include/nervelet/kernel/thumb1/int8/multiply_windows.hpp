// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_WINDOWS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_WINDOWS_HPP

#include "filters_of_windows.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// The outputs of these filters, where they are usual: for one window four filters at a time, of which there is a
/// multiple of four; for two windows two at a time, of which there is an even number.
///
/// One window: sums need no flags, so they can be in the upper registers: 14 instructions are four products. Two: a
/// product p of a weight and a word is p0 + 2^16 p1, of both windows at once. The sum of p1 is that of p / 2^16,
/// rounded to the nearest integer, for which a shift leaves the last bit that it drops in the carry; the sum of p0 is
/// what remains of the sum of p, modulo 2^32. So 12 instructions are four products. Behind the last number x is zero,
/// where weights are the next filter's or the biases. How sums become bytes: see product().
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows(FiltersOfWindows& filters) {
    register void* at __asm__("r0") = &filters;
    __asm__ volatile(
        R"(
        .syntax unified
            push {r4, r5, r6, r7}
            mov lr, r0
        @ of each four or two filters
    1:      mov r7, lr
            adds r7, r7, #12
    .if %c[windows] == 1
            ldmia r7!, {r0, r1, r5, r6}
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
            add pc, r6 @ counts from the second instruction behind it
            nop
    2:  .rept 8
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
            bne 2b
            mov r7, lr
            str r4, [r7, #16]
            mov r0, r8
            mov r1, r10
            mov r2, r11
            mov r3, r12
    .else
            ldmia r7!, {r0, r1, r2, r3, r4}
            mov r3, r4
            movs r6, #0
            movs r7, #0
            mov r8, r6
            mov r10, r6
            adds r1, r1, r3
            adds r2, r1, r2
            rsbs r3, r3, #0
    2:  .rept 4
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
            bne 2b
            mov r0, r8
            lsls r4, r6, #16
            subs r0, r0, r4
            mov r1, r6
            mov r3, r7
            lsls r7, r7, #16
            mov r4, r10
            subs r4, r4, r7
            mov r7, lr
            ldr r5, [r7, #20]
            ldr r6, [r7, #28]
            subs r5, r5, r6
            adds r2, r2, r5
            str r2, [r7, #16]
            mov r2, r4
    .endif
            push {r0, r1, r2, r3}
        @ sums become bytes, those of two windows with the same factor
    .irp i, 0, 1, 2, 3
            ldr r3, [sp, #4 * \i]
    .if %c[windows] == 1 || (\i & 1) == 0
            mov r7, lr
            ldmia r7!, {r0, r1, r2}
            ldmia r0!, {r6}
            ldmia r1!, {r4}
            movs r5, #0
            ldrsb r5, [r2, r5]
            rsbs r5, r5, #0
            adds r2, r2, #1
            mov r7, lr
            stmia r7!, {r0, r1, r2}
            mov r7, lr
            mov r8, r6
            sxth r1, r4
            subs r4, r4, r1
            lsrs r2, r4, #16
            ldr r6, [r7, #%c[zero_point]]
    .endif
            add r3, r8
            sxth r0, r3
            subs r3, r3, r0
            asrs r3, r3, #16
            mov r4, r0
            muls r4, r1, r4
            asrs r4, r4, #16
            muls r0, r2, r0
            adds r4, r4, r0
            mov r0, r3
            muls r0, r1, r0
            adds r4, r4, r0
            muls r3, r2, r3
            adds r3, r3, r3
            asrs r4, r4, #15
    .if %c[is_double]
            adcs r3, r4
            asrs r4, r3, #31
    .endif
            adds r3, r3, r4
            asrs r3, r5
            adcs r3, r6
            ldr r0, [r7, #%c[lowest]]
            ldr r4, [r7, #%c[highest]]
            cmp r3, r0
            bge 3f
            mov r3, r0
    3:      cmp r3, r4
            ble 3f
            mov r3, r4
    3:      ldr r0, [r7, #%c[y] + 4 * (\i & (%c[windows] - 1))]
            strb r3, [r0]
            adds r0, r0, #1
            str r0, [r7, #%c[y] + 4 * (\i & (%c[windows] - 1))]
    .endr
            add sp, #16
            mov r7, lr
            ldr r0, [r7, #%c[count]]
            subs r0, r0, #%c[at_once]
            str r0, [r7, #%c[count]]
            beq 4f
            b 1b
    4:      pop {r4, r5, r6, r7}
        )"
        : "+r"(at)
        : [windows] "i"(Windows), [at_once] "i"(Windows == 1 ? 4 : 2), [y] "i"(32), [count] "i"(40),
          [zero_point] "i"(44), [lowest] "i"(48), [highest] "i"(52),
          [is_double] "i"(std::is_same<Rounding, DoubleRounding>::value ? 1 : 0)
        : "r1", "r2", "r3", "r8", "r10", "r11", "r12", "lr", "cc", "memory");
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
