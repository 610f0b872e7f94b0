// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_THUMB1_INT8_DEPTHWISE_HPP

#include "../../portable/int8/depthwise.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// What 3 x 3 numbers of a channel are multiplied by, row after row, and what is added.
struct NineWeights {
    std::int32_t weight[9];
    std::int32_t bias;
};

/// bias + the sum of nine products, of numbers that are `distance` and, from row to row, `row` bytes apart.
inline std::int32_t dot_of_nine(const std::int8_t* x, std::size_t distance, std::size_t twice_distance, std::size_t row,
                                const NineWeights& weights) {
    std::int32_t sum;
    std::int32_t number;
    std::int32_t weight;
    __asm__(R"(
        .syntax unified
        ldr %[sum], [%[weights], #36]
    .irp offset, 0, 12, 24
        movs %[number], #0
        ldrsb %[number], [%[x], %[number]]
        ldr %[weight], [%[weights], #\offset]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
        ldrsb %[number], [%[x], %[distance]]
        ldr %[weight], [%[weights], #\offset + 4]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
        ldrsb %[number], [%[x], %[twice]]
        ldr %[weight], [%[weights], #\offset + 8]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
    .if \offset < 24
        add %[x], %[row]
    .endif
    .endr
    )"
            : [x] "+l"(x), [sum] "=&l"(sum), [number] "=&l"(number), [weight] "=&l"(weight)
            : [distance] "l"(distance), [twice] "l"(twice_distance), [row] "h"(row), [weights] "l"(&weights)
            : "cc", "memory");
    return sum;
}

/// One channel of rows of windows that see as many rows of x: the first column of windows may see a pad before x, the
/// last one behind it.
struct DepthwiseRows {
    NineWeights weights[3]; ///< of the first window, of those between, and of the last
    std::size_t windows[3]; ///< how many they are
    std::size_t begin[3];   ///< where they begin in a row of x
    std::size_t step;       ///< from window to window
    std::size_t row_step;   ///< from row to row of windows
    std::size_t distance;   ///< from column to column
    std::size_t row;        ///< from row to row
};

/// Writes the outputs of some rows.
template <class Rounding>
__attribute__((noinline)) void depthwise_rows(const DepthwiseRows& work, const std::int8_t* x, std::size_t rows,
                                              const Factor& the_factor, const Range& range, std::int8_t* y) {
    const Factor factor = the_factor;
    for (; rows > 0; --rows, x += work.row_step) {
        for (std::size_t part = 0; part < 3; ++part) {
            const NineWeights& weights = work.weights[part];
            const std::int8_t* seen = x + work.begin[part];
            for (std::size_t n = work.windows[part]; n > 0; --n) {
                const std::size_t distance = work.distance;
                const std::int32_t sum = dot_of_nine(seen, distance, 2 * distance, work.row, weights);
                *y = range.cut(product<Rounding>(sum, factor, range.zero_point));
                seen += work.step;
                y += distance;
            }
        }
    }
}

/// What a window multiplies 3 x 3 numbers by that begin `down` rows and `right` columns behind its own first tap; the
/// taps that are left see pads.
__attribute__((noinline)) inline void set_weights(const std::int32_t* taps, std::int32_t down, std::int32_t right,
                                                  std::int32_t bias, std::int32_t pad, NineWeights& to) {
    std::int32_t unseen = 0;
    for (std::int32_t k = 0; k < 9; ++k) {
        unseen += taps[k];
    }
    std::int32_t* weight = to.weight;
    for (std::int32_t r = down; r < down + 3; ++r) {
        for (std::int32_t c = right; c < right + 3; ++c) {
            const bool is_tap = r >= 0 && r < 3 && c >= 0 && c < 3;
            *weight = is_tap ? taps[3 * r + c] : 0;
            unseen -= *weight++;
        }
    }
    to.bias = bias + pad * unseen;
}

/// Where three numbers begin that a window sees, of `size` numbers, as far as it sees some.
constexpr std::int32_t begin_of_three(std::int32_t first, std::int32_t size) {
    return first < 0 ? 0 : first > size - 3 ? size - 3 : first;
}

/// Whether depthwise() is written for such windows: 3 x 3 over at least as much, of which the first and the last column
/// of windows may see pads.
template <class Windows>
constexpr bool is_three_by_three() {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    return Rows::taps == 3 && Columns::taps == 3 && Rows::dilation == 1 && Columns::dilation == 1 && Rows::size >= 3 &&
           Columns::size >= 3 && Columns::before <= Columns::stride && Columns::positions >= 2 &&
           Columns::end_tap(Columns::positions - 2) == 3;
}

/// Channel after channel, for which y may overlap x by whole positions.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
__attribute__((noinline)) void depthwise(const std::int8_t* x,
                                         const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::int32_t row_size = static_cast<std::int32_t>(Rows::size);
    constexpr std::int32_t column_size = static_cast<std::int32_t>(Columns::size);
    constexpr std::int32_t column_first[3] = {-static_cast<std::int32_t>(Columns::before),
                                              static_cast<std::int32_t>(Columns::stride) -
                                                  static_cast<std::int32_t>(Columns::before),
                                              static_cast<std::int32_t>((Columns::positions - 1) * Columns::stride) -
                                                  static_cast<std::int32_t>(Columns::before)};
    DepthwiseRows work;
    for (std::size_t part = 0; part < 3; ++part) {
        work.windows[part] = part == 1 ? Columns::positions - 2 : 1;
        work.begin[part] = static_cast<std::size_t>(begin_of_three(column_first[part], column_size)) * Count;
    }
    work.step = Columns::stride * Count;
    work.row_step = Rows::stride * Columns::size * Count;
    work.distance = Count;
    work.row = Columns::size * Count;
    const Range range(filters.output);
    for (std::size_t j = 0; j < Count; ++j) {
        std::int32_t taps[9];
        for (std::size_t k = 0; k < 9; ++k) {
            taps[k] = filters.weights[k * Count + j];
        }
        const Factor factor(filters.mantissas[j], filters.exponents[j]);
        std::size_t row = 0;
        while (row < Rows::positions) {
            const std::int32_t top =
                static_cast<std::int32_t>(row * Rows::stride) - static_cast<std::int32_t>(Rows::before);
            const std::int32_t first = begin_of_three(top, row_size);
            std::size_t end = row + 1;
            if (first == top) { // all rows in which windows see no pad above or below
                end =
                    static_cast<std::size_t>(row_size - 3 + static_cast<std::int32_t>(Rows::before)) / Rows::stride + 1;
                end = end < Rows::positions ? end : Rows::positions;
            }
            for (std::size_t part = 0; part < 3; ++part) {
                if (work.windows[part] > 0) {
                    set_weights(taps, first - top, begin_of_three(column_first[part], column_size) - column_first[part],
                                filters.bias[j], filters.pad, work.weights[part]);
                }
            }
            depthwise_rows<Rounding>(work, x + static_cast<std::size_t>(first) * Columns::size * Count + j, end - row,
                                     factor, range, y + row * Columns::positions * Count + j);
            row = end;
        }
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::true_type) {
    if (are_usual(filters, Windows::taps)) {
        depthwise<Rounding, Windows>(x, filters, y);
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
}

} // namespace thumb1

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    Thumb1) {
    constexpr bool fits = Count == Windows::channels && thumb1::is_three_by_three<Windows>();
    thumb1::depthwise_or_portable<Rounding, Windows>(x, filters, y, std::integral_constant<bool, fits>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
