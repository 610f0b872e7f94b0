// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_MULTIPLY_ADD_ON_THUMB_HPP
#define NERVELET_KERNEL_SOFT_MULTIPLY_ADD_ON_THUMB_HPP

#include "../target.hpp"

#if defined(NERVELET_HAS_SOFT_THUMB)

#include "thumb_row.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// sums[j] += x weights[j], what MultiplyAdd and add() do: compilers run out of the eight registers that most
/// instructions of Armv6-M can name, and take half as many instructions again, on Armv7-M a third. A number shifted by
/// 32 places or more is zero here, so that nothing asks whether the exponents are too far apart. It stops at the end of
/// the row, or after the weight of an unusual product and in front of its sum.
///
/// r4 sums    r6 weights    r8, r10, r11 factor, on Armv7-M r8 alone    r12 head    lr end
/// r0 sum, later the larger number       r1 weight, product, significand of the smaller number
/// r2 how far the exponents are apart    r3 sign and exponent of the product, later scratch
/// r5 exponent of the product, later the part of the smaller number that counts, and the result
///
/// r7 may be the frame pointer, and r9 the address of the data in a program that runs wherever it was loaded. They are
/// left alone, not only restored: an interrupt handler may need them at any time. Functions are called by the compiler,
/// which knows how to in such a program, and never from here, so that the stack pointer does not move either.
__attribute__((always_inline)) inline void multiply_add_on_thumb(float*& sums, const float*& weights,
                                                                 const ThumbRow& row) {
    register float* sum __asm__("r4") = sums;
    register const float* weight __asm__("r6") = weights;
    register const ThumbRow* constants __asm__("r5") = &row;
    __asm__ volatile(R"(
        .syntax unified
    .if %c[is_wide]
        ldmia r5, {r8, r12, lr}
    .else
        ldmia r5!, {r0, r1, r2, r3}
        mov r8, r0; mov r10, r2; mov r11, r3
        ldmia r5!, {r1, r2}; mov r12, r1; mov lr, r2
    .endif
        b 54f

        @ An unusual product. One that is zero changes no sum but -0. With no exponent of a weight the sum of the heads
        @ is negative, so that the sign above it is the wrong one.
    10: lsls r5, r1, #1; bne 55f
        ldr r0, [r4]; lsls r5, r0, #1; bne 53f
        lsls r3, r3, #23; bics r0, r0, r3
    53: stmia r4!, {r0}
        b 54f

    20: ldmia r6!, {r1}
        lsrs r3, r1, #23; add r3, r12; uxtb r5, r3
        cmp r5, #%c[largest]; bhi 10b

        @ The product of the significands: r1 its upper bits, r0 the lower ones.
    .if %c[is_wide]
        lsls r1, r1, #8; orr r1, r1, #0x80000000
        umull r0, r1, r8, r1
        cmp r1, #0
    .else
        lsls r1, r1, #9; lsrs r0, r1, #9; lsrs r1, r1, #16
        mov r2, r8; muls r0, r2, r0
        lsrs r2, r3, #%c[head_bits]; muls r1, r2, r1
        add r1, r10
        lsrs r2, r0, #16; subs r2, r2, r1; uxth r2, r2; add r1, r11; adds r1, r1, r2
    .endif
        bpl 23f
        adds r1, #128; lsls r2, r1, #24; beq 22f
    21: lsrs r1, r1, #8; adds r3, #1; adds r5, #1

    30: ldr r0, [r4]
    .if %c[is_wide]
        ubfx r2, r0, #23, #8
    .else
        lsls r2, r0, #1; lsrs r2, r2, #24
    .endif
        subs r2, r2, r5; subs r2, #%c[smallest]; bmi 31f
        lsls r1, r1, #7
    .if %c[is_wide]
        lsrs r5, r1, r2
    .else
        mov r5, r1; lsrs r5, r5, r2
    .endif
        lsls r3, r3, #23; eors r3, r3, r0
    40: bmi 44f

        @ Signs agree.
        adds r5, #64; lsls r3, r5, #25; beq 42f
    .if %c[is_wide]
        add r5, r0, r5, lsr #7
    41: eor r3, r0, r5
    .else
        lsrs r5, r5, #7; adds r5, r5, r0
    41: mov r3, r5; eors r3, r3, r0
    .endif
        lsrs r3, r3, #23; bne 60f
    52: stmia r4!, {r5}
    54: cmp r4, lr; bne 20b
    55: b 90f
    42: lsrs r5, r5, #7; adds r5, r5, r0
        mov r3, r1; lsrs r3, r3, r2; lsls r3, r3, r2; cmp r3, r1; bne 41b
        lsrs r5, r5, #1; lsls r5, r5, #1
        b 41b

        @ The product has the larger exponent, and one more if rounding has carried.
    31: lsrs r5, r1, #24; subs r2, r2, r5; rsbs r2, r2, #0
        adds r3, #%c[smallest] - 1; lsls r3, r3, #23; adds r1, r1, r3
        lsls r5, r0, #9; lsrs r5, r5, #2; movs r3, #1; lsls r3, r3, #30; adds r5, r5, r3
        mov r3, r0; mov r0, r1; mov r1, r5
        lsrs r5, r5, r2; eors r3, r3, r0
        b 40b

        @ The product: a tie; one bit less; both.
    22: .if %c[is_wide]
        cmp r0, #0
    .else
        lsls r2, r0, #16
    .endif
        bne 21b
        movs r2, #1; lsls r2, r2, #8; bics r1, r1, r2
        b 21b
    23: adds r1, #64; lsls r2, r1, #25; beq 25f
    24: lsrs r1, r1, #7
        b 30b
    25: .if %c[is_wide]
        cmp r0, #0
    .else
        lsls r2, r0, #16
    .endif
        bne 24b
        movs r2, #128; bics r1, r1, r2
        b 24b

        @ Signs differ.
    44: adds r5, #64; lsls r3, r5, #25; beq 46f
        lsrs r5, r5, #7; subs r5, r0, r5
    45: subs r3, r5, #1; eors r3, r3, r0; lsrs r3, r3, #23; bne 70f
        stmia r4!, {r5}
        cmp r4, lr; bne 20b
        b 90f
    46: subs r5, #1; lsrs r5, r5, #7; subs r5, r0, r5
        mov r3, r1; lsrs r3, r3, r2; lsls r3, r3, r2; cmp r3, r1; bne 47f
        lsrs r5, r5, #1; lsls r5, r5, #1
        b 45b
    47: subs r5, #1
        b 45b

        @ The sum has a larger exponent than both.
    60: lsls r5, r0, #9; lsrs r5, r5, #2; movs r3, #1; lsls r3, r3, #30; adds r5, r5, r3
        mov r3, r1; lsrs r3, r3, r2; adds r5, r5, r3
        adds r5, #128; lsls r3, r5, #24; beq 62f
    61: lsrs r5, r5, #8; lsrs r0, r0, #23
        b 76f
    62: mov r3, r1; lsrs r3, r3, r2; lsls r3, r3, r2; cmp r3, r1; bne 61b
        movs r3, #1; lsls r3, r3, #8; bics r5, r5, r3
        b 61b

        @ The difference may have a smaller one.
    70: lsls r5, r0, #9; lsrs r5, r5, #2; movs r3, #1; lsls r3, r3, #30; adds r5, r5, r3
        lsrs r0, r0, #23; subs r0, #1
        mov r3, r1; lsrs r3, r3, r2; subs r5, r5, r3; beq 52b
        bpl 71f
        rsbs r5, r5, #0; adds r0, #255; adds r0, #1
    71: lsls r5, r5, #1; bmi 73f
    72: subs r0, #1; lsls r5, r5, #1; bpl 72b
    73: lsrs r5, r5, #1
        adds r5, #64; lsls r3, r5, #25; beq 77f
    75: lsrs r5, r5, #7
    76: lsls r0, r0, #23; adds r5, r5, r0
        b 52b
    77: mov r3, r1; lsrs r3, r3, r2; lsls r3, r3, r2; cmp r3, r1; bne 78f
        movs r3, #128; bics r5, r5, r3
        b 75b
    78: subs r5, #128
        b 75b

    90:
        )"
                     : "+r"(sum), "+r"(weight), "+r"(constants)
                     : [is_wide] "i"(is_wide), [head_bits] "i"(head_bits), [smallest] "i"(smallest_product),
                       [largest] "i"(largest_product - smallest_product)
                     : "r0", "r1", "r2", "r3", "r8",
#if !defined(__thumb2__)
                       "r10", "r11",
#endif
                       "r12", "lr", "cc", "memory");
    sums = sum;
    weights = weight;
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
