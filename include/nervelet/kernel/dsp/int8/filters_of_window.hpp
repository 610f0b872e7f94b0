// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOW_HPP
#define NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOW_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace dsp {

/// Filters of a layer that see one window, four at a time; the order of the members is known to multiply_window().
/// Arrays with a number for each filter are given by their ends, and filter j has index j - count.
struct FiltersOfWindow {
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::int32_t twice_zero_point; ///< 2 z(y) + 1
    std::int8_t* y;
    std::int32_t filter; ///< -count, a multiple of four
    const void* x;       ///< bytes, or aligned numbers of 16 bits, two words for each word of weights
    const std::int32_t* bias;
    const std::int8_t* weights; ///< of the first filter
};

/// For multiply_window() alone, in its registers: r4-r7 are the sums of four filters, r0 is where x is in
/// FiltersOfWindow. Sets the flags by whether these were the last ones.
template <class Rounding>
__attribute__((naked, noinline)) void write_four_bytes() {
    __asm__ volatile(
        R"(
            ldmdb r0, {r1, r2, r3, r8, r9}
            add r1, r1, r9, lsl #2
            ldm r1, {r1, r10, r11, r12}
            ldr r2, [r2, r9]
            mvn r2, r2
        .if !%c[is_double]
            sub r2, r2, #0x01010101
        .endif
            add r8, r9
            adds r9, #4
            str r9, [r0, #-4]
        .macro become_byte sum, factor @ a shift takes its distance from the lowest byte
        .if %c[is_double]
            lsl \factor, \factor, #1
            smmlar \sum, \sum, \factor, \sum
            add \sum, \sum, \sum, asr #31
        .else
            smmul \sum, \sum, \factor
        .endif
            asr \sum, r2
            qadd \sum, \sum, r3
            ssat \sum, #8, \sum, asr #1
            strb \sum, [r8], #1
            lsr r2, r2, #8
        .endm
            become_byte r4, r1
            become_byte r5, r10
            become_byte r6, r11
            become_byte r7, r12
        .purgem become_byte
            bx lr
        )" ::[is_double] "i"(Steps<Rounding>::is_double ? 1 : 0));
}

/// Whether offsets of instructions reach so far.
constexpr bool takes_size(std::size_t size) {
    return 3 * size + 4 < 4096;
}

/// The outputs of these filters, where takes_steps().
template <class Rounding, std::size_t Size, bool IsWide>
__attribute__((noinline)) void multiply_window(FiltersOfWindow& filters) {
    constexpr std::size_t words = (Size + 3) / 4;
    constexpr std::size_t pairs = words / 2;
    constexpr bool is_near = Size % 4 == 0 && 3 * Size + 4 <= 1020; // for LDRD
    constexpr bool is_middle = !is_near && Size % 8 == 0 && 3 * Size / 2 + 12 <= 1020;
    constexpr std::size_t at_once = pairs % 2 == 0 ? 2 : 1;
    constexpr std::size_t origin = is_middle ? 3 * Size / 2 : 0; // where the pointer of weights is
    static_assert(takes_size(Size) && (IsWide || Size % 4 == 0), "x has whole words");
    filters.weights += origin;
    register void* at __asm__("r0") = &filters.x;
    __asm__ volatile(
        R"(
            push {r0, r4-r11}
        @ of each four filters
    1:      ldm r0, {r1, r2, r12}
            ldr r3, [r0, #-4]
            add r2, r2, r3, lsl #2
            ldm r2, {r4-r7}
        .if %c[pairs]
        .if %c[rounds] > 1
            movw r0, #%c[rounds]
        .endif
        @ r4-r7 += the products of two words of weights
    2:
        .irp word, 0, 2
        .if \word < 2 * %c[at_once]
        .if %c[is_wide]
            ldm r1!, {r8-r11}
        .else
            ldr r8, [r1], #4
            ldr r10, [r1], #4
            sxtb16 r9, r8, ror #8
            sxtb16 r8, r8
            sxtb16 r11, r10, ror #8
            sxtb16 r10, r10
        .endif
        .irp i, 7, 6, 5, 4
        .if %c[is_middle]
            ldrd r2, r3, [r12, #%c[size] * (\i - 4) - %c[origin] + 4 * \word]
        .elseif \i == 4 && %c[is_near]
            ldrd r2, r3, [r12], #8
        .elseif %c[is_near]
            ldrd r2, r3, [r12, #%c[size] * (\i - 4)]
        .else
            ldr r3, [r12, #%c[size] * (\i - 4) + 4]
        .if \i == 4
            ldr r2, [r12], #8
        .else
            ldr r2, [r12, #%c[size] * (\i - 4)]
        .endif
        .endif
            sxtb16 lr, r2, ror #8
            sxtb16 r2, r2
            smlad r\i, r2, r8, r\i
            smlad r\i, lr, r9, r\i
            sxtb16 lr, r3, ror #8
            sxtb16 r3, r3
            smlad r\i, r3, r10, r\i
            smlad r\i, lr, r11, r\i
        .endr
        .endif
        .endr
        .if %c[is_middle]
            add r12, #8 * %c[at_once]
        .endif
        .if %c[rounds] > 1
            subs r0, #1
            bne 2b
        .endif
        .endif
        @ of one more
        .if %c[rest]
        .if %c[is_wide]
            ldrd r8, r9, [r1]
        .else
            ldr r8, [r1]
            sxtb16 r9, r8, ror #8
            sxtb16 r8, r8
        .endif
        .irp i, 7, 6, 5, 4
        .if \i > 4
            ldr r2, [r12, #%c[size] * (\i - 4)]
        .else
            ldr r2, [r12], #4
        .endif
            sxtb16 lr, r2, ror #8
            sxtb16 r2, r2
            smlad r\i, r2, r8, r\i
            smlad r\i, lr, r9, r\i
        .endr
        .endif
        @ they become bytes
            ldr r0, [sp]
            addw r12, r12, #%c[next]
            str r12, [r0, #8]
            bl %c[write_four_bytes]
            bne 1b
            pop {r0, r4-r11}
        )"
        : "+r"(at)
        : [size] "i"(Size), [pairs] "i"(pairs), [rest] "i"(words % 2), [at_once] "i"(at_once),
          [rounds] "i"(pairs / at_once), [is_wide] "i"(IsWide ? 1 : 0), [is_near] "i"(is_near ? 1 : 0),
          [is_middle] "i"(is_middle ? 1 : 0), [origin] "i"(origin), [next] "i"(4 * Size - 4 * words),
          [write_four_bytes] "X"(&write_four_bytes<Rounding>)
        : "r1", "r2", "r3", "r12", "lr", "cc", "memory");
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
