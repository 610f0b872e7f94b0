// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace dsp {

/// All filters of a layer, and a few windows that they see at once. The order of the members is known to
/// multiply_three_windows() and multiply_two_windows(). Arrays with a number for each filter are given by their ends,
/// and filter j has index j - count.
struct FiltersOfWindows {
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::int32_t twice_zero_point; ///< 2 z(y) + 1
    std::int8_t* y[3];             ///< the ends of the outputs of each window
    std::int32_t filter;           ///< -count
    const std::uint32_t* x;        ///< numbers of 16 bits: two words of each window for each word of weights
    const std::int32_t* bias;
    const std::int8_t* weights; ///< of the first filter
    std::size_t size;           ///< of a filter
    std::uint32_t entry;        ///< bytes of code that the first round of four words leaves out
    std::uint32_t rounds;       ///< of four words
    std::uint32_t skipped;      ///< from the weights behind the last round to the next ones
    std::uint32_t code;         ///< where the first round begins
};

/// Sets all but x and y to filters `first` to `end`.
template <std::size_t Windows, std::size_t Count, std::size_t Size>
void set_filters(const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::size_t first, std::size_t end,
                 FiltersOfWindows& work) {
    constexpr std::size_t words = (Size + 3) / 4;
    constexpr std::size_t code_of_word = Windows == 3 ? 40 : 60; // all instructions have 32 bits
    constexpr std::size_t filters_at_once = Windows == 3 ? 1 : 2;
    work.mantissas = filters.mantissas.data() + end;
    work.exponents = filters.exponents.data() + end;
    work.twice_zero_point = 2 * filters.output.zero_point + 1;
    work.filter = -static_cast<std::int32_t>(end - first);
    work.bias = filters.bias.data() + end;
    work.weights = filters.weights.data() + first * Size;
    work.size = Size;
    work.entry = code_of_word * ((4 - words % 4) % 4);
    work.rounds = (words + 3) / 4;
    work.skipped = static_cast<std::uint32_t>(filters_at_once * Size) - 4 * words; // modulo 2^32
}

/// The outputs of these filters for three windows, one filter at a time, where takes_steps(). A filter whose size is no
/// multiple of four reads up to three bytes behind its own, which meet zeros: of the next filter or, the last one, of
/// the biases.
template <class Rounding>
__attribute__((noinline)) void multiply_three_windows(FiltersOfWindows& filters) {
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
        @ of each filter
    1:      ldm r0, {r1, r2, r12}
            ldr r3, [r0, #-4]
            ldr r4, [r2, r3, lsl #2]
            mov r5, r4
            mov r6, r4
            ldr r3, [r0, #28]
            ldr r0, [r0, #20]
            bx r3
        @ r4-r6 += the products of four words of weights
    2:  .rept 4
            ldr.w r2, [r12], #4
            ldm.w r1!, {r7-r11, lr}
            sxtb16 r3, r2, ror #8
            sxtb16 r2, r2
            smlad r4, r2, r7, r4
            smlad r4, r3, r8, r4
            smlad r5, r2, r9, r5
            smlad r5, r3, r10, r5
            smlad r6, r2, r11, r6
            smlad r6, r3, lr, r6
        .endr
            subs r0, #1
            bne 2b
        @ they become bytes
            ldr r0, [sp]
            ldr r1, [r0, #24]
            add r12, r1
            str r12, [r0, #8]
            ldmdb r0, {r1, r2, r3, r7, r8, r9, r10}
            ldr r11, [r1, r10, lsl #2]
            ldrsb r1, [r2, r10]
            mvn r1, r1
        .if %c[is_double]
            lsl r11, r11, #1
        .else
            sub r1, #1
        .endif
        .irp i, 4, 5, 6
        .if %c[is_double]
            smmlar r\i, r\i, r11, r\i
            add r\i, r\i, r\i, asr #31
        .else
            smmul r\i, r\i, r11
        .endif
            asr r\i, r1
            qadd r\i, r\i, r3
            ssat r\i, #8, r\i, asr #1
        .endr
            strb r4, [r7, r10]
            strb r5, [r8, r10]
            strb r6, [r9, r10]
            adds r10, #1
            str r10, [r0, #-4]
            bne 1b
            pop {r0, r4-r11}
        )"
        : "+r"(at)
        : [is_double] "i"(Steps<Rounding>::is_double ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "cc", "memory");
}

/// For two windows, two filters at a time: their number is even.
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
            ldr.w r2, [r12, lr]
            ldm.w r1!, {r8-r11}
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
            ldmdb r0, {r1, r2, r3, r8, r9, r10, r11} @ r10: of a third window
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

/// The same for any multipliers.
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows_plainly(const FiltersOfWindows& filters) {
    const std::int8_t* weights = filters.weights;
    for (std::int32_t j = filters.filter; j < 0; ++j, weights += filters.size) {
        for (std::size_t window = 0; window < Windows; ++window) {
            std::int32_t sum = filters.bias[j];
            for (std::size_t k = 0; k < filters.size; ++k) {
                const std::uint32_t pair = filters.x[(k / 4 * Windows + window) * 2 + k % 2];
                sum += weights[k] * static_cast<std::int16_t>(k % 4 < 2 ? pair & 0xFFFFu : pair >> 16);
            }
            const int8::Output all_bytes{static_cast<std::int8_t>((filters.twice_zero_point - 1) / 2), -128, 127};
            filters.y[window][j] =
                all_bytes.from_steps(Rounding::product(sum, {filters.mantissas[j], filters.exponents[j]}));
        }
    }
}

/// Those of them that are written for so many windows.
template <class Rounding, std::size_t Windows>
void multiply_windows(FiltersOfWindows& filters, bool takes_steps) {
    if (!takes_steps) {
        multiply_windows_plainly<Rounding, Windows>(filters);
    } else if (Windows == 3) {
        multiply_three_windows<Rounding>(filters);
    } else {
        multiply_two_windows<Rounding>(filters);
    }
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
