// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_AVERAGE_POOL_HPP
#define NERVELET_KERNEL_DSP_INT8_AVERAGE_POOL_HPP

#include "../../portable/int8/average_pool.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// Adds bytes 0 and 2 of a word to a pair of numbers of 16 bits; and bytes 1 and 3.
inline std::uint32_t add_even_bytes(std::uint32_t pair, std::uint32_t word) {
    std::uint32_t sum;
    __asm__("sxtab16 %0, %1, %2" : "=r"(sum) : "r"(pair), "r"(word));
    return sum;
}

inline std::uint32_t add_odd_bytes(std::uint32_t pair, std::uint32_t word) {
    std::uint32_t sum;
    __asm__("sxtab16 %0, %1, %2, ror #8" : "=r"(sum) : "r"(pair), "r"(word));
    return sum;
}

/// The sums of four channels.
struct SumsOfChannels {
    std::uint32_t even;
    std::uint32_t odd;

    std::int32_t operator[](std::size_t channel) const {
        const std::uint32_t pair = channel % 2 == 0 ? even : odd;
        return static_cast<std::int16_t>(channel < 2 ? pair & 0xFFFFu : pair >> 16);
    }
};

/// Of `rows` rows of `columns` positions, whose channels are `distance` bytes apart.
inline SumsOfChannels add_channels(const std::int8_t* x, std::size_t rows, std::size_t columns, std::size_t distance,
                                   std::size_t distance_of_rows) {
    SumsOfChannels sums{0, 0};
    for (std::size_t r = 0; r < rows; ++r, x += distance_of_rows) {
        const std::int8_t* number = x;
        for (std::size_t c = 0; c < columns; ++c, number += distance) {
            const std::uint32_t word = load_word(number);
            sums.even = add_even_bytes(sums.even, word);
            sums.odd = add_odd_bytes(sums.odd, word);
        }
    }
    return sums;
}

/// Four channels at a time. A sum of 256 bytes has 16 bits.
template <class Windows>
void average(const std::int8_t* x, int8::Output output, std::int8_t* y) {
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
            for (std::size_t channel = 0; channel < Windows::channels; channel += 4, seen += 4) {
                const SumsOfChannels sums = add_channels(seen, rows, columns, Windows::channels, row_size);
                for (std::size_t i = 0; i < 4; ++i) {
                    *y++ = output.cut(int8::mean(sums[i], static_cast<std::int32_t>(rows * columns)));
                }
            }
        }
    }
}

} // namespace dsp

template <class Windows>
void int8_average_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Dsp) {
    constexpr bool fits = Windows::channels % 4 == 0 && Windows::taps <= 256 && Windows::Rows::dilation == 1 &&
                          Windows::Columns::dilation == 1;
    if (fits) {
        dsp::average<Windows>(x, output, y);
    } else {
        int8_average_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
