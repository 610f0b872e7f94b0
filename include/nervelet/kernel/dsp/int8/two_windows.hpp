// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_TWO_WINDOWS_HPP
#define NERVELET_KERNEL_DSP_INT8_TWO_WINDOWS_HPP

#include "filters_of_windows.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// The outputs of these filters for two windows, two filters at a time, of which there is an even number, where
/// takes_steps(). A filter whose size is no multiple of four reads up to three bytes behind its own, which meet zeros:
/// of the next filter or, the last one, of the biases. Three windows and one filter at once would be a tenth fewer
/// instructions, but more loads, and so more cycles.
template <class Rounding>
__attribute__((noinline)) void multiply_two_windows(FiltersOfWindows& filters) {
    register void* at __asm__("r0") = &filters.x;
    __asm__ volatile(
        R"(
            .balign 4 @ ADR counts from an aligned address, a function may begin at any even one
            push {r0, r4-r11}
            ldr r2, [r0, #16]
            adr.w r3, 2f
            adds r3, #1
            add r3, r2
            str r3, [r0, #28]
        @ of each two filters
    1:      ldm r0, {r1, r2, r12, lr}
            ldr r3, [r0, #-4]
            add r2, r2, r3, lsl #2
            ldrd r4, r6, [r2]
            mov r5, r4
            mov r7, r6
            ldr r3, [r0, #28]
            ldr r0, [r0, #20]
            bx r3
        @ r4-r7 += the products of four words of weights of each
    2:  .rept 4
            ldm.w r1!, {r8-r11}
            ldr.w r2, [r12, lr]
            sxtb16 r3, r2, ror #8
            sxtb16 r2, r2
            smlad r6, r2, r8, r6
            smlad r6, r3, r9, r6
            smlad r7, r2, r10, r7
            smlad r7, r3, r11, r7
            ldr.w r2, [r12], #4
            sxtb16 r3, r2, ror #8
            sxtb16 r2, r2
            smlad r4, r2, r8, r4
            smlad r4, r3, r9, r4
            smlad r5, r2, r10, r5
            smlad r5, r3, r11, r5
        .endr
            subs r0, #1
            bne 2b
        @ they become bytes
            ldr r0, [sp]
            ldr r1, [r0, #24]
            add r12, r1
            str r12, [r0, #8]
            ldmdb r0, {r1, r2, r3, r8, r9, r11}
            add r1, r1, r11, lsl #2
            ldrd r10, r12, [r1]
            add r2, r11
            ldrsb r1, [r2]
            ldrsb r2, [r2, #1]
            mvn r1, r1
            mvn r2, r2
        .if %c[is_double]
            lsl r10, r10, #1
            lsl r12, r12, #1
        .else
            sub r1, #1
            sub r2, #1
        .endif
        .irp i, 4, 5
        .if %c[is_double]
            smmlar r\i, r\i, r10, r\i
            add r\i, r\i, r\i, asr #31
        .else
            smmul r\i, r\i, r10
        .endif
            asr r\i, r1
            qadd r\i, r\i, r3
            ssat r\i, #8, r\i, asr #1
        .endr
        .irp i, 6, 7
        .if %c[is_double]
            smmlar r\i, r\i, r12, r\i
            add r\i, r\i, r\i, asr #31
        .else
            smmul r\i, r\i, r12
        .endif
            asr r\i, r2
            qadd r\i, r\i, r3
            ssat r\i, #8, r\i, asr #1
        .endr
            add r8, r11
            add r9, r11
            strb r4, [r8]
            strb r6, [r8, #1]
            strb r5, [r9]
            strb r7, [r9, #1]
            adds r11, #2
            str r11, [r0, #-4]
            bne 1b
            pop {r0, r4-r11}
        )"
        : "+r"(at)
        : [is_double] "i"(Steps<Rounding>::is_double ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "cc", "memory");
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
