// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_DEPTHWISE_ROWS_HPP
#define NERVELET_KERNEL_DSP_INT8_DEPTHWISE_ROWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

#include "../../windows.hpp"

namespace nervelet {
namespace kernel {
namespace dsp {

/// What the outputs of one channel in some rows are made of, with 3 x 3 weights; the order of the members is known to
/// depthwise_rows(). Each row of windows sees three rows of x.
struct DepthwiseRows {
    std::int32_t factor;           ///< Steps::factor()
    std::int32_t shift;            ///< Steps::shift()
    std::int32_t twice_zero_point; ///< 2 z(y) + 1
    std::int32_t bias;
    std::int8_t* end;       ///< behind the last output of a row whose window sees all columns
    std::int32_t left;      ///< bias, and what pads give to a window of which they are the first column
    std::int32_t right;     ///< what they give to one of which they are the last
    std::uint32_t rows;     ///< how many, at least one
    std::uint32_t upper[3]; ///< of each column the weights of the two upper rows in 16 bits, the first one low
    std::uint32_t lower01;  ///< of the third row those of two columns
    std::uint32_t lower2;   ///< and of the third
    const std::int8_t* x;   ///< of the channel, in the first row
    std::int8_t* y;         ///< of the channel, in the first row
};

/// Writes these outputs. Column after column, the numbers of the two upper rows make a pair, so that six
/// multiplications take nine products: the sums of three windows grow at once.
template <class Rounding, class Windows>
__attribute__((noinline)) void depthwise_rows(DepthwiseRows& rows) {
    using Columns = typename Windows::Columns;
    constexpr std::size_t after = Columns::end_tap(Columns::positions - 1) < 3 ? 1 : 0;
    constexpr std::size_t seen = Columns::stride == 1 ? Columns::positions + 2 - Columns::before - after
                                                      : 2 * Columns::positions + 1 - Columns::before - after;
    constexpr std::size_t next = (Windows::Rows::stride * Columns::size - seen) * Windows::channels;
    register void* at __asm__("r0") = &rows;
    __asm__ volatile(
        R"(
            push {r0, r4-r11}
            add r1, r0, #32
            ldm r1, {r4-r10}
        @ of each row: the sum of the first window, with a stride of one also of the second
    1:
        .if %c[before]
            ldr r12, [r0, #20]
        .else
            ldrsb.w r3, [r9, #%c[two_rows]]
            ldrsb.w r2, [r9, #%c[one_row]]
        .if %c[step] < 256
            ldrsb r1, [r9], #%c[step]
        .else
            ldrsb r1, [r9]
            addw r9, r9, #%c[step]
        .endif
            pkhbt r1, r1, r2, lsl #16
            ldr r12, [r0, #12]
            smlad r12, r1, r4, r12
            smlabb r12, r3, r7, r12
        .endif
        .if %c[stride] == 1
            ldrsb.w r3, [r9, #%c[two_rows]]
            ldrsb.w r2, [r9, #%c[one_row]]
        .if %c[step] < 256
            ldrsb r1, [r9], #%c[step]
        .else
            ldrsb r1, [r9]
            addw r9, r9, #%c[step]
        .endif
            pkhbt r1, r1, r2, lsl #16
            smlad r11, r1, r5, r12
            smlabt r11, r3, r7, r11
            ldr r12, [r0, #12]
            smlad r12, r1, r4, r12
            smlabb r12, r3, r7, r12
        .endif
        @ of each window
    2:
        .if %c[stride] == 2
            ldrsb.w r3, [r9, #%c[two_rows]]
            ldrsb.w r2, [r9, #%c[one_row]]
        .if %c[step] < 256
            ldrsb r1, [r9], #%c[step]
        .else
            ldrsb r1, [r9]
            addw r9, r9, #%c[step]
        .endif
            pkhbt r1, r1, r2, lsl #16
            smlad r12, r1, r5, r12
            smlabt r11, r3, r7, r12
        .endif
            ldrsb.w r3, [r9, #%c[two_rows]]
            ldrsb.w r2, [r9, #%c[one_row]]
        .if %c[step] < 256
            ldrsb r1, [r9], #%c[step]
        .else
            ldrsb r1, [r9]
            addw r9, r9, #%c[step]
        .endif
            pkhbt r1, r1, r2, lsl #16
            smlad lr, r1, r6, r11
            smlabb lr, r3, r8, lr
        .if %c[stride] == 1
            smlad r11, r1, r5, r12
            smlabt r11, r3, r7, r11
        .endif
            ldr r12, [r0, #12]
            smlad r12, r1, r4, r12
            smlabb r12, r3, r7, r12
            ldm r0, {r1, r2, r3}
        .if %c[is_double]
            smmlar lr, lr, r1, lr
            add lr, lr, lr, asr #31
        .else
            smmul lr, lr, r1
        .endif
            asr lr, r2
            qadd lr, lr, r3
            ssat lr, #8, lr, asr #1
        .if %c[step] < 256
            strb lr, [r10], #%c[step]
        .else
            strb lr, [r10]
            addw r10, r10, #%c[step]
        .endif
            ldr r1, [r0, #16]
            cmp r10, r1
            bne 2b
        .if %c[after]
        .if %c[stride] == 2
            ldrsb.w r3, [r9, #%c[two_rows]]
            ldrsb.w r2, [r9, #%c[one_row]]
        .if %c[step] < 256
            ldrsb r1, [r9], #%c[step]
        .else
            ldrsb r1, [r9]
            addw r9, r9, #%c[step]
        .endif
            pkhbt r1, r1, r2, lsl #16
            smlad r12, r1, r5, r12
            smlabt r11, r3, r7, r12
        .endif
            ldr r1, [r0, #24]
            add lr, r11, r1
            ldm r0, {r1, r2, r3}
        .if %c[is_double]
            smmlar lr, lr, r1, lr
            add lr, lr, lr, asr #31
        .else
            smmul lr, lr, r1
        .endif
            asr lr, r2
            qadd lr, lr, r3
            ssat lr, #8, lr, asr #1
        .if %c[step] < 256
            strb lr, [r10], #%c[step]
        .else
            strb lr, [r10]
            addw r10, r10, #%c[step]
        .endif
            ldr r1, [r0, #16]
        .endif
            addw r1, r1, #%c[row_of_outputs]
            str r1, [r0, #16]
            addw r9, r9, #%c[next]
            ldr r1, [r0, #28]
            subs r1, #1
            str r1, [r0, #28]
            bne 1b
            pop {r0, r4-r11}
        )"
        : "+r"(at)
        : [step] "i"(Windows::channels), [one_row] "i"(Columns::size * Windows::channels),
          [two_rows] "i"(2 * Columns::size * Windows::channels), [stride] "i"(Columns::stride),
          [before] "i"(Columns::before), [after] "i"(after), [next] "i"(next),
          [row_of_outputs] "i"(Columns::positions * Windows::channels),
          [is_double] "i"(Steps<Rounding>::is_double ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "cc", "memory");
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
