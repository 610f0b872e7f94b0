// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_SUBTRACT_MULTIPLE_HPP
#define NERVELET_KERNEL_DSP_FIXED16_SUBTRACT_MULTIPLE_HPP

#include "../../portable/fixed16/subtract_multiple.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Two numbers of a row at a time: two products, of whose upper halves PKHTB makes a pair, which QSUB16 subtracts.
/// Eight numbers a turn, at addresses of words, where `eights` is not x; then a pair a turn until `end`.
__attribute__((noinline)) inline void subtract_multiple(const std::int16_t* x, std::int32_t scale, std::int32_t start,
                                                        std::int16_t* row, const std::int16_t* eights,
                                                        const std::int16_t* end) {
    register const std::int16_t* reads __asm__("r0") = x;
    register std::int16_t* writes __asm__("r1") = row;
    register const std::int16_t* last __asm__("r2") = eights;
    register std::int32_t factor __asm__("r3") = scale;
    register std::int32_t first __asm__("r12") = start;
    register const std::int16_t* very_last __asm__("lr") = end;
    __asm__ volatile(R"(
            push {r4-r11}
            cmp r0, r2
            beq 2f
            push {lr}
    1:      ldm r0!, {r4-r7}
            ldm r1, {r8-r11}
            smlabb lr, r4, r3, r12
            smlatb r4, r4, r3, r12
            pkhtb r4, r4, lr, asr #16
            qsub16 r8, r8, r4
            smlabb lr, r5, r3, r12
            smlatb r5, r5, r3, r12
            pkhtb r5, r5, lr, asr #16
            qsub16 r9, r9, r5
            smlabb lr, r6, r3, r12
            smlatb r6, r6, r3, r12
            pkhtb r6, r6, lr, asr #16
            qsub16 r10, r10, r6
            smlabb lr, r7, r3, r12
            smlatb r7, r7, r3, r12
            pkhtb r7, r7, lr, asr #16
            qsub16 r11, r11, r7
            stm r1!, {r8-r11}
            cmp r0, r2
            bne 1b
            pop {lr}
    2:      cmp r0, lr
            beq 4f
    3:      ldr r4, [r0], #4
            ldr r5, [r1]
            smlabb r6, r4, r3, r12
            smlatb r4, r4, r3, r12
            pkhtb r4, r4, r6, asr #16
            qsub16 r5, r5, r4
            str r5, [r1], #4
            cmp r0, lr
            bne 3b
    4:      pop {r4-r11}
        )"
                     : "+r"(reads), "+r"(writes)
                     : "r"(last), "r"(factor), "r"(first), "r"(very_last)
                     : "cc", "memory");
}

} // namespace dsp

template <std::size_t Inputs>
void fixed16_subtract_multiple(const std::int16_t* x, std::int32_t scale, std::int32_t start, std::int16_t* row, Dsp) {
    const bool are_words = dsp::is_word_aligned(x) && dsp::is_word_aligned(row);
    dsp::subtract_multiple(x, scale, start, row, x + (are_words ? Inputs / 8 * 8 : 0), x + Inputs / 2 * 2);
    fixed16_subtract_multiple<Inputs % 2>(x + Inputs / 2 * 2, scale, start, row + Inputs / 2 * 2, Portable{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
