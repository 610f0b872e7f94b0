// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_WINDOW_PARTS_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_WINDOW_PARTS_HPP

#include <cstddef>

#include "../../windows.hpp"

namespace nervelet {
namespace kernel {

/// Calls function.seen(first, number, count) for numbers that lie one after the other in x and in the window at
/// [row][column], and function.padded(first, count) for pads: all of them, in ascending order.
template <class Windows, class Function>
void for_each_part(std::size_t row, std::size_t column, const Function& function) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t channels = Windows::channels;
    constexpr std::size_t row_of_taps = Columns::taps * channels;
    const std::size_t first_row = Rows::first_tap(row);
    const std::size_t end_row = Rows::end_tap(row);
    const std::size_t begin = Columns::first_tap(column);
    const std::size_t end = Columns::end_tap(column);
    for (std::size_t r = 0; r < Rows::taps; ++r) {
        const std::size_t first = r * row_of_taps;
        if (Rows::has_pads && (r < first_row || r >= end_row)) {
            function.padded(first, row_of_taps);
            continue;
        }
        const std::size_t seen = (Rows::index(row, r) * Columns::size + Columns::index(column, begin)) * channels;
        if (Columns::has_pads && begin > 0) {
            function.padded(first, begin * channels);
        }
        if (Windows::is_dense) {
            if (!Columns::has_pads || begin < end) {
                function.seen(first + begin * channels, seen, (end - begin) * channels);
            }
        } else {
            for (std::size_t c = begin; c < end; ++c) {
                function.seen(first + c * channels, seen + (c - begin) * Columns::dilation * channels, channels);
            }
        }
        const std::size_t behind = begin < end ? end : begin;
        if (Columns::has_pads && behind < Columns::taps) {
            function.padded(first + behind * channels, (Columns::taps - behind) * channels);
        }
    }
}

/// Whether the window at [row][column] sees no pad.
template <class Windows>
bool is_inside(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    return Rows::first_tap(row) == 0 && Rows::end_tap(row) == Rows::taps && Columns::first_tap(column) == 0 &&
           Columns::end_tap(column) == Columns::taps;
}

} // namespace kernel
} // namespace nervelet

#endif
