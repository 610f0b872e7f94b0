// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_THUMB1_INT8_DEPTHWISE_HPP

#include "../../portable/int8/depthwise.hpp"
#include "nine_weights.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

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
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::true_type) {
    if (are_usual(filters, Windows::taps)) {
        depthwise<Rounding, Windows>(x, filters, y);
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
}

} // namespace thumb1

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    std::int8_t* scratch, Thumb1) {
    constexpr bool fits = Count == Windows::channels && thumb1::is_three_by_three<Windows>();
    thumb1::depthwise_or_portable<Rounding, Windows>(x, filters, y, scratch, std::integral_constant<bool, fits>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
