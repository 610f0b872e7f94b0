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
/// multiply_windows(). Arrays with a number for each filter are given by their ends, and filter j has index j - count.
struct FiltersOfWindows {
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::int32_t twice_zero_point; ///< 2 z(y) + 1
    std::int8_t* y[3];             ///< the ends of the outputs of each window
    std::int32_t filter;           ///< -count
    const std::uint32_t* x;        ///< numbers of 16 bits: two words of each window for each word of weights
    const std::int32_t* bias;
    const std::int8_t* weights; ///< of the first filter
    std::uint32_t entry;        ///< bytes of code that the first round of four words leaves out
    std::uint32_t rounds;       ///< of four words
    std::uint32_t skipped;      ///< size - 4 words
    std::size_t size;           ///< of a filter
};

/// Of `filters`; x and y are still to be set.
template <std::size_t Windows, std::size_t Count, std::size_t Size>
FiltersOfWindows filters_of_windows(const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters) {
    constexpr std::size_t words = (Size + 3) / 4;
    constexpr std::size_t bytes_of_word = 4 * (4 + 2 * Windows); // all instructions have 32 bits
    FiltersOfWindows all{};
    all.mantissas = filters.mantissas.data() + Count;
    all.exponents = filters.exponents.data() + Count;
    all.twice_zero_point = 2 * filters.output.zero_point + 1;
    all.filter = -static_cast<std::int32_t>(Count);
    all.bias = filters.bias.data() + Count;
    all.weights = filters.weights.data();
    all.entry = bytes_of_word * ((4 - words % 4) % 4);
    all.rounds = (words + 3) / 4;
    all.skipped = static_cast<std::uint32_t>(Size) - 4 * words; // modulo 2^32
    all.size = Size;
    return all;
}

/// The outputs of all filters for two or three windows, where takes_steps(). A filter whose size is no multiple of four
/// reads up to three bytes behind its own, which meet zeros: of the next filter or, the last one, of the biases.
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows(const FiltersOfWindows& filters) {
    static_assert(Windows == 2 || Windows == 3, "as many as registers hold");
    const FiltersOfWindows copy = filters; // weights and filter count up
    register const void* at __asm__("r0") = &copy.x;
    __asm__ volatile(
        R"(
            push {r0, r4-r11}
            ldr r2, [r0, #12]
            adr.w r3, 2f
            adds r3, #1
            add r3, r2
            str r3, [r0, #12]
        @ of each filter
    1:      ldm r0, {r1, r2, r12}
            ldr r3, [r0, #-4]
            ldr r4, [r2, r3, lsl #2]
            mov r5, r4
        .if %c[windows] == 3
            mov r6, r4
        .endif
            ldr r3, [r0, #12]
            ldr r0, [r0, #16]
            bx r3
        @ r4-r6 += the products of four words of weights
    2:  .rept 4
            ldr.w r2, [r12], #4
        .if %c[windows] == 3
            ldm.w r1!, {r7-r11, lr}
        .else
            ldm.w r1!, {r7-r10}
        .endif
            sxtb16.w r3, r2, ror #8
            sxtb16.w r2, r2
            smlad r4, r2, r7, r4
            smlad r4, r3, r8, r4
            smlad r5, r2, r9, r5
            smlad r5, r3, r10, r5
        .if %c[windows] == 3
            smlad r6, r2, r11, r6
            smlad r6, r3, lr, r6
        .endif
        .endr
            subs r0, #1
            bne 2b
        @ they become bytes
            ldr r0, [sp]
            ldr r1, [r0, #20]
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
        .if \i < 4 + %c[windows]
        .if %c[is_double]
            smmlar r\i, r\i, r11, r\i
            add r\i, r\i, r\i, asr #31
        .else
            smmul r\i, r\i, r11
        .endif
            asr r\i, r1
            qadd r\i, r\i, r3
            ssat r\i, #8, r\i, asr #1
        .endif
        .endr
            strb r4, [r7, r10]
            strb r5, [r8, r10]
        .if %c[windows] == 3
            strb r6, [r9, r10]
        .endif
            adds r10, #1
            str r10, [r0, #-4]
            bne 1b
            pop {r0, r4-r11}
        )"
        : "+r"(at)
        : [windows] "i"(Windows), [is_double] "i"(Steps<Rounding>::is_double ? 1 : 0)
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

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
