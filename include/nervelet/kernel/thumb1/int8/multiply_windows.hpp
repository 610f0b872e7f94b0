// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_WINDOWS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_WINDOWS_HPP

#include "filters_of_windows.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// The outputs of these filters, where they are usual: of one window four at a time, of a multiple of four; of two
/// windows two at a time, of an even number. How sums become bytes: see product(). Behind the last number x is zero,
/// where weights are the next filter's or the biases.
///
/// One window: sums need no flags, so they can be in the upper registers: 14 instructions are four products. Two: a
/// product p of a weight and a word is p0 + 2^16 p1, of both windows at once. The sum of p1 is that of p / 2^16,
/// rounded to the nearest integer, for which a shift leaves the last bit that it drops in the carry; the sum of p0 is
/// what remains of the sum of p, modulo 2^32. So 12 instructions are four products.
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows(FiltersOfWindows& filters) {
    register void* at __asm__("r0") = &filters;
    __asm__ volatile(
        R"(
        .syntax unified
        @ a sum becomes a byte; that of a second window with the factor of the first, whose sum has become the bias
        .macro nervelet_byte filter, window, sum, bias
    .if \window == 0
            mov r6, lr
            ldmia r6!, {r0, r1, r5}
            ldr r3, [r0, #4 * \filter]
            ldr r4, [r1, #4 * \filter]
            ldrb r5, [r5, #\filter] @ a shift takes its distance from the lowest byte
            rsbs r5, r5, #0
            sxth r1, r4
            subs r4, r4, r1
            lsrs r2, r4, #16
    .if %c[windows] == 2
            ldr r6, [r7, #%c[range]]
            mov r0, \sum
            mov \sum, r3
            adds r3, r3, r0
    .else
            add r3, \sum
    .endif
    .else
            mov r3, \sum
            add r3, \bias
    .endif
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
    .if %c[windows] == 2
            asrs r3, r5
            adcs r3, r6
            ldr r0, [r7, #%c[range] + 4]
            ldr r4, [r7, #%c[range] + 8]
            cmp r3, r0
            bge 3f
            mov r3, r0
    3:      cmp r3, r4
            ble 3f
            mov r3, r4
    3:      ldr r0, [r7, #%c[y] + 4 * \window]
            strb r3, [r0, #\filter]
    .else
            ldmia r6!, {r0, r1, r2, r4} @ the range and y[0], which lie behind the arrays
            asrs r3, r5
            adcs r3, r0
            cmp r3, r1
            bge 3f
            mov r3, r1
    3:      cmp r3, r2
            ble 3f
            mov r3, r2
    3:      strb r3, [r4, #\filter]
    .endif
        .endm
            push {r4, r5, r6, r7}
            mov lr, r0
        @ of each four or two filters
    1:      mov r7, lr
            adds r7, r7, #%c[x]
    .if %c[windows] == 1
            ldmia r7, {r0, r1, r5, r6, r7}
            movs r6, #0
            mov r8, r6
            mov r10, r6
            mov r11, r6
            mov r12, r6
            adds r0, r0, r5
            adds r1, r1, r5
            adds r2, r1, r5
            adds r3, r2, r5
            adds r4, r3, r5
            rsbs r5, r5, #0
            add pc, r7 @ counts from the second instruction behind it
            nop
    2:  .rept 8
            ldrsb r6, [r0, r5]
            ldrsb r7, [r1, r5]; muls r7, r6, r7; add r8, r7
            ldrsb r7, [r2, r5]; muls r7, r6, r7; add r10, r7
            ldrsb r7, [r3, r5]; muls r7, r6, r7; add r11, r7
            ldrsb r7, [r4, r5]; muls r7, r6, r7; add r12, r7
            adds r5, r5, #1
        .endr
            bne 2b
            mov r7, lr
            str r4, [r7, #%c[x] + 4]
            nervelet_byte 0, 0, r8
            nervelet_byte 1, 0, r10
            nervelet_byte 2, 0, r11
            nervelet_byte 3, 0, r12
    .else
            ldmia r7!, {r0, r1, r2, r3}
            movs r6, #0
            movs r7, #0
            mov r8, r6
            mov r10, r6
            adds r1, r1, r3
            adds r2, r1, r2
            rsbs r3, r3, #0
    2:  .rept 4
            ldmia r0!, {r4}
            ldrsb r5, [r1, r3]; muls r5, r4, r5; add r8, r5; asrs r5, r5, #16; adcs r6, r5
            ldrsb r5, [r2, r3]; muls r5, r4, r5; add r10, r5; asrs r5, r5, #16; adcs r7, r5
            adds r3, r3, #1
        .endr
            bne 2b
            mov r11, r6
            mov r12, r7
            lsls r6, r6, #16
            lsls r7, r7, #16
            rsbs r6, r6, #0
            rsbs r7, r7, #0
            add r8, r6
            add r10, r7
            mov r7, lr
            ldr r5, [r7, #%c[x] + 8]
            ldr r6, [r7, #%c[x] + 12]
            subs r5, r5, r6
            adds r2, r2, r5
            str r2, [r7, #%c[x] + 4]
            nervelet_byte 0, 0, r8
            nervelet_byte 0, 1, r11, r8
            nervelet_byte 1, 0, r10
            nervelet_byte 1, 1, r12, r10
    .endif
            ldmia r7!, {r0, r1, r2}
            adds r0, r0, #4 * %c[at_once]
            adds r1, r1, #4 * %c[at_once]
            adds r2, r2, #%c[at_once]
            mov r7, lr
            stmia r7!, {r0, r1, r2}
            adds r7, r7, #%c[y] - 12
            ldmia r7!, {r0, r1, r2}
            subs r7, r7, #12
            adds r0, r0, #%c[at_once]
            adds r1, r1, #%c[at_once]
            subs r2, r2, #%c[at_once]
            stmia r7!, {r0, r1, r2}
            beq 4f
            b 1b
    4:      pop {r4, r5, r6, r7}
        .purgem nervelet_byte
        )"
        : "+r"(at)
        : [windows] "i"(Windows), [at_once] "i"(Windows == 1 ? 4 : 2), [range] "i"(12), [y] "i"(24), [x] "i"(36),
          [is_double] "i"(std::is_same<Rounding, DoubleRounding>::value ? 1 : 0)
        : "r1", "r2", "r3", "r8", "r10", "r11", "r12", "lr", "cc", "memory");
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
