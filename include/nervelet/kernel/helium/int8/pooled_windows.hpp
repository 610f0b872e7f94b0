// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_POOLED_WINDOWS_HPP
#define NERVELET_KERNEL_HELIUM_INT8_POOLED_WINDOWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// What a window sees: rows of columns, whose channels are `distance` bytes apart; at least one of each.
struct PooledWindow {
    const std::int8_t* x;
    std::size_t rows;
    std::size_t columns;
    std::size_t distance;
    std::size_t distance_of_rows;
};

/// Calls Pool::pool(window, lanes, output, y) for every window and each Pool::at_once channels of it, where its taps
/// see neighbouring numbers. Every such window sees a number: none lies in pads alone.
template <class Windows, class Pool>
void pool(const std::int8_t* x, int8::Output output, std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t channels = Windows::channels;
    constexpr std::size_t row_size = Columns::size * channels;
    for (std::size_t row = 0; row < Rows::positions; ++row) {
        const std::size_t first_row = Rows::first_tap(row);
        for (std::size_t column = 0; column < Columns::positions; ++column) {
            const std::size_t first = Columns::first_tap(column);
            PooledWindow window{x + Rows::index(row, first_row) * row_size + Columns::index(column, first) * channels,
                                Rows::end_tap(row) - first_row, Columns::end_tap(column) - first, channels, row_size};
            for (std::size_t channel = 0; channel < channels; channel += Pool::at_once) {
                const std::size_t left = channels - channel;
                const std::size_t lanes = left < Pool::at_once ? left : Pool::at_once;
                Pool::pool(window, lanes, output, y);
                window.x += lanes;
                y += lanes;
            }
        }
    }
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
