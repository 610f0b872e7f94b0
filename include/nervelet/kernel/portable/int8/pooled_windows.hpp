// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_POOLED_WINDOWS_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_POOLED_WINDOWS_HPP

#include <cstddef>
#include <cstdint>

#include "../../windows.hpp"

namespace nervelet {
namespace kernel {

/// Whether the taps of a window see neighbouring numbers. Every such window sees a number: none lies in pads alone.
template <class Windows>
constexpr bool sees_neighbours() {
    return Windows::Rows::dilation == 1 && Windows::Columns::dilation == 1;
}

/// What a window sees, where sees_neighbours(): `rows` rows of `columns` positions, at least one of each. The numbers
/// of a channel are `distance` bytes apart.
struct PooledWindow {
    const std::int8_t* x;
    std::size_t rows;
    std::size_t columns;
    std::size_t distance;
    std::size_t distance_of_rows;
};

/// Calls pool(window, count, y) for each Pool::at_once channels of every window, where sees_neighbours(); only the last
/// ones of a window may be fewer than that, `count`. A function of its own, whose inner loops need all registers.
template <class Windows, class Pool>
__attribute__((noinline)) void pool_windows(const std::int8_t* x, Pool pool, std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t channels = Windows::channels;
    constexpr std::size_t row_size = Columns::size * channels;
    for (std::size_t row = 0; row < Rows::positions; ++row) {
        const std::size_t first_row = Rows::first_tap(row);
        const std::size_t rows = Rows::end_tap(row) - first_row;
        for (std::size_t column = 0; column < Columns::positions; ++column) {
            const std::size_t first = Columns::first_tap(column);
            const std::size_t columns = Columns::end_tap(column) - first;
            const std::int8_t* seen =
                x + Rows::index(row, first_row) * row_size + Columns::index(column, first) * channels;
            for (std::size_t channel = 0; channel < channels; channel += Pool::at_once) {
                const bool are_all_there = channels % Pool::at_once == 0 || channels - channel >= Pool::at_once;
                const std::size_t count = are_all_there ? Pool::at_once : channels - channel;
                pool(PooledWindow{seen + channel, rows, columns, channels, row_size}, count, y + channel);
            }
            y += channels;
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
