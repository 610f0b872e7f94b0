// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_CHANNEL_FILTERS_HPP
#define NERVELET_KERNEL_DSP_INT8_CHANNEL_FILTERS_HPP

#include "../../../scalar/int8/filters.hpp"
#include "../../windows.hpp"
#include "gathered_windows.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// The sums of four filters for two windows of one channel: [filter][window]. The order of the members is known to
/// add_taps().
struct SumsOfTaps {
    std::int32_t sums[4][2];
    const std::uint32_t* x;     ///< of each tap the numbers of both windows, the first one low
    const std::int8_t* weights; ///< of the first filter; Count are between those of two taps
    std::uint32_t taps;
};

template <std::size_t Count>
__attribute__((noinline)) void add_taps(SumsOfTaps& work) {
    register void* at __asm__("r0") = &work;
    __asm__ volatile(
        R"(
            push {r0, r4-r11}
            add r1, r0, #32
            ldm r1, {r1, r2, r3}
            ldm r0, {r4-r11}
    1:
        .if %c[count] < 256
            ldr r12, [r2], #%c[count]
        .else
            ldr r12, [r2]
            addw r2, r2, #%c[count]
        .endif
            ldr r0, [r1], #4
            sxtb16 lr, r12, ror #8
            sxtb16 r12, r12
            smlabb r4, r12, r0, r4
            smlabt r5, r12, r0, r5
            smlabb r6, lr, r0, r6
            smlabt r7, lr, r0, r7
            smlatb r8, r12, r0, r8
            smlatt r9, r12, r0, r9
            smlatb r10, lr, r0, r10
            smlatt r11, lr, r0, r11
            subs r3, #1
            bne 1b
            pop {r0}
            stm r0, {r4-r11}
            pop {r4-r11}
        )"
        : "+r"(at)
        : [count] "i"(Count)
        : "r1", "r2", "r3", "r12", "lr", "cc", "memory");
}

/// Where the bytes of a window are: the first one, and how far its rows are apart.
struct BytesOfWindow {
    const std::int8_t* first;
    std::size_t distance;
};

/// Pairs the numbers of two windows, tap by tap.
__attribute__((noinline)) inline void pair_taps(BytesOfWindow a, BytesOfWindow b, std::size_t rows, std::size_t columns,
                                                std::uint32_t* to) {
    for (std::size_t r = 0; r < rows; ++r, a.first += a.distance, b.first += b.distance) {
        std::size_t c = 0;
        for (; c + 4 <= columns; c += 4, to += 4) {
            const std::uint32_t of_a = load_word(a.first + c);
            const std::uint32_t of_b = load_word(b.first + c);
            to[0] = lower_halves(even_bytes(of_a), even_bytes(of_b));
            to[1] = lower_halves(odd_bytes(of_a), odd_bytes(of_b));
            to[2] = upper_halves(even_bytes(of_a), even_bytes(of_b));
            to[3] = upper_halves(odd_bytes(of_a), odd_bytes(of_b));
        }
        for (; c < columns; ++c) {
            *to++ = lower_halves(static_cast<std::uint32_t>(a.first[c]), static_cast<std::uint32_t>(b.first[c]));
        }
    }
}

/// A depthwise convolution of one channel with at least four filters, two windows at a time, which are read before
/// their outputs are written.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void convolve_channel(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters,
                      std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    std::int8_t bytes[2][Size];
    std::uint32_t pairs[Size];
    std::size_t row = 0;
    std::size_t column = 0;
    for (std::size_t p = 0; p < Windows::positions; p += 2) {
        const std::size_t windows = p + 1 < Windows::positions ? 2 : 1;
        BytesOfWindow seen[2];
        for (std::size_t i = 0; i < windows; ++i) {
            const bool is_inside = Windows::is_dense && Rows::dilation == 1 && Rows::first_tap(row) == 0 &&
                                   Rows::end_tap(row) == Rows::taps && Columns::first_tap(column) == 0 &&
                                   Columns::end_tap(column) == Columns::taps;
            if (is_inside) {
                seen[i] = {x + Rows::index(row, 0) * Columns::size + Columns::index(column, 0), Columns::size};
            } else {
                for_each_part<Windows>(row, column, CopyParts{x, bytes[i], filters.pad});
                seen[i] = {bytes[i], Columns::taps};
            }
            if (++column == Columns::positions) {
                column = 0;
                ++row;
            }
        }
        pair_taps(seen[0], seen[windows - 1], Rows::taps, Columns::taps, pairs);
        for (std::size_t j = 0; j < Count; j += 4) {
            const std::size_t first = j + 4 <= Count ? j : Count - 4;
            SumsOfTaps work;
            for (std::size_t i = 0; i < 4; ++i) {
                work.sums[i][0] = work.sums[i][1] = filters.bias[first + i];
            }
            work.x = pairs;
            work.weights = filters.weights.data() + first;
            work.taps = Size;
            add_taps<Count>(work);
            for (std::size_t i = 0; i < 4; ++i) {
                const Halves<Rounding> halves({filters.mantissas[first + i], filters.exponents[first + i]});
                for (std::size_t window = 0; window < windows; ++window) {
                    y[(p + window) * Count + first + i] =
                        byte_of_halves(halves(work.sums[i][window]), filters.output.zero_point);
                }
            }
        }
    }
    cut_bytes(y, Windows::positions * Count, filters.output);
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
