// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_MAX_POOL_HPP
#define NERVELET_KERNEL_DSP_INT8_MAX_POOL_HPP

#include "../../portable/int8/max_pool.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// The larger of each two bytes: SSUB8 says of each byte whether the difference is at least zero, and SEL chooses by
/// it.
inline std::uint32_t larger_bytes(std::uint32_t a, std::uint32_t b) {
    std::uint32_t larger;
    __asm__("ssub8 %0, %1, %2\n\tsel %0, %1, %2" : "=&r"(larger) : "r"(a), "r"(b) : "cc");
    return larger;
}

/// Of four channels in `rows` rows of `columns` positions, whose channels are `distance` bytes apart.
inline std::uint32_t largest_bytes(const std::int8_t* x, std::size_t rows, std::size_t columns, std::size_t distance,
                                   std::size_t distance_of_rows) {
    std::uint32_t largest = 0x80808080u;
    for (std::size_t r = 0; r < rows; ++r, x += distance_of_rows) {
        const std::int8_t* number = x;
        for (std::size_t c = 0; c < columns; ++c, number += distance) {
            largest = larger_bytes(largest, load_word(number));
        }
    }
    return largest;
}

/// Four channels at a time, which are read before they are written.
template <class Windows>
__attribute__((noinline)) void max_pool(const std::int8_t* x, std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t row_size = Columns::size * Windows::channels;
    for (std::size_t row = 0; row < Rows::positions; ++row) {
        const std::size_t first_row = Rows::first_tap(row);
        const std::size_t rows = Rows::end_tap(row) - first_row;
        for (std::size_t column = 0; column < Columns::positions; ++column) {
            const std::size_t first = Columns::first_tap(column);
            const std::size_t columns = Columns::end_tap(column) - first;
            const std::int8_t* seen =
                x + Rows::index(row, first_row) * row_size + Columns::index(column, first) * Windows::channels;
            for (std::size_t channel = 0; channel < Windows::channels; channel += 4, seen += 4, y += 4) {
                store_word(y, largest_bytes(seen, rows, columns, Windows::channels, row_size));
            }
        }
    }
}

} // namespace dsp

template <class Windows>
void int8_max_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Dsp) {
    constexpr bool fits = Windows::channels % 4 == 0 && Windows::Rows::dilation == 1 && Windows::Columns::dilation == 1;
    if (fits) {
        dsp::max_pool<Windows>(x, y);
        dsp::cut_bytes(y, Windows::positions * Windows::channels, output);
    } else {
        int8_max_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
