// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_GATHERED_WINDOWS_HPP
#define NERVELET_KERNEL_DSP_INT8_GATHERED_WINDOWS_HPP

#include "../../int8_scratch.hpp"
#include "../../portable/int8/window_parts.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Makes numbers of 16 bits of `words` words of bytes: word g becomes two words, `distance` words behind those before.
/// Two words a turn, in less code than compilers make of it.
__attribute__((noinline)) inline void widen(const std::int8_t* x, std::size_t words, std::size_t distance,
                                            std::uint32_t* to) {
    distance *= 4;
    std::uint32_t a;
    std::uint32_t b;
    std::uint32_t c;
    __asm__ volatile(R"(
            lsrs %[words], %[words], #1
            bcc 1f
            ldr %[a], [%[x]], #4
            sxtb16 %[c], %[a]
            sxtb16 %[a], %[a], ror #8
            strd %[c], %[a], [%[to]]
            add %[to], %[distance]
    1:      cbz %[words], 3f
    2:      ldr %[a], [%[x]], #4
            ldr %[b], [%[x]], #4
            sxtb16 %[c], %[a]
            sxtb16 %[a], %[a], ror #8
            strd %[c], %[a], [%[to]]
            add %[to], %[distance]
            sxtb16 %[c], %[b]
            sxtb16 %[b], %[b], ror #8
            strd %[c], %[b], [%[to]]
            add %[to], %[distance]
            subs %[words], #1
            bne 2b
    3:
        )"
                     : [x] "+r"(x), [words] "+l"(words), [to] "+r"(to), [a] "=&r"(a), [b] "=&r"(b), [c] "=&r"(c)
                     : [distance] "r"(distance)
                     : "cc", "memory");
}

/// Memcpy() and memset() of a C library for boards go byte by byte.
__attribute__((noinline)) inline void copy_bytes(const std::int8_t* from, std::size_t count, std::int8_t* to) {
    for (; count >= 4; count -= 4, from += 4, to += 4) {
        store_word(to, load_word(from));
    }
    for (; count > 0; --count) {
        *to++ = *from++;
    }
}

__attribute__((noinline)) inline void fill_bytes(std::int8_t number, std::size_t count, std::int8_t* to) {
    const std::uint32_t word = static_cast<std::uint8_t>(number) * std::uint32_t(0x01010101);
    for (; count >= 4; count -= 4, to += 4) {
        store_word(to, word);
    }
    for (; count > 0; --count) {
        *to++ = number;
    }
}

/// Copies the bytes of a window.
struct CopyParts {
    const std::int8_t* x;
    std::int8_t* to;
    std::int8_t pad;

    void seen(std::size_t first, std::size_t number, std::size_t count) const {
        copy_bytes(x + number, count, to + first);
    }
    void padded(std::size_t first, std::size_t count) const { fill_bytes(pad, count, to + first); }
};

/// Widens them at once, where every tap has whole words.
template <std::size_t Distance>
struct WidenParts {
    const std::int8_t* x;
    std::uint32_t* to;
    std::int8_t pad;

    void seen(std::size_t first, std::size_t number, std::size_t count) const {
        widen(x + number, count / 4, Distance, to + first / 4 * Distance);
    }
    void padded(std::size_t first, std::size_t count) const {
        const std::uint32_t pair = static_cast<std::uint16_t>(pad) * std::uint32_t(0x10001);
        for (std::size_t g = first / 4; g < (first + count) / 4; ++g) {
            to[g * Distance] = pair;
            to[g * Distance + 1] = pair;
        }
    }
};

/// Widens the window at [row][column] row after row of taps, of whole words.
template <class Windows, std::size_t Distance>
void gather_rows(const std::int8_t* x, std::size_t row, std::size_t column, std::int8_t pad, std::uint32_t* to) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t run = Windows::run;
    const std::size_t begin = Columns::first_tap(column);
    const std::size_t end = begin < Columns::end_tap(column) ? Columns::end_tap(column) : begin;
    std::int8_t bytes[run]; // pads, and what is between them
    fill_bytes(pad, run, bytes);
    for (std::size_t r = 0; r < Rows::taps; ++r, to += run / 4 * Distance) {
        if (r < Rows::first_tap(row) || r >= Rows::end_tap(row)) {
            WidenParts<Distance>{x, to, pad}.padded(0, run);
            continue;
        }
        const std::int8_t* seen =
            x + (Rows::index(row, r) * Columns::size + Columns::index(column, begin)) * Windows::channels;
        if (end - begin < Columns::taps) {
            copy_bytes(seen, (end - begin) * Windows::channels, bytes + begin * Windows::channels);
            seen = bytes;
        }
        widen(seen, run / 4, Distance, to);
    }
}

/// Where the windows of a convolution are widened to.
template <class Windows, std::size_t Filters>
using RoomOfWindows = Room<std::uint32_t, window_bytes(window_sizes<Windows, Filters>()) / 4,
                           convolution_scratch(window_sizes<Windows, Filters>()) == 0>;

/// Widens the window at [row][column]; what is behind its last byte in a word becomes zero.
template <class Windows, std::size_t Distance>
void gather(const std::int8_t* x, std::size_t row, std::size_t column, std::int8_t pad, std::uint32_t* to) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t channels = Windows::channels;
    constexpr std::size_t row_of_taps = Columns::taps * channels;
    constexpr std::size_t size = Rows::taps * row_of_taps;
    if (Windows::is_dense && row_of_taps % 4 == 0 && is_inside<Windows>(row, column)) {
        const std::int8_t* seen = x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * channels;
        for (std::size_t r = 0; r < Rows::taps; ++r) {
            widen(seen, row_of_taps / 4, Distance, to);
            seen += Rows::dilation * Columns::size * channels;
            to += row_of_taps / 4 * Distance;
        }
    } else if (channels % 4 == 0) {
        for_each_part<Windows>(row, column, WidenParts<Distance>{x, to, pad});
    } else if (copied_bytes(window_sizes<Windows, 1>()) < size) {
        gather_rows<Windows, Distance>(x, row, column, pad, to);
    } else {
        std::int8_t bytes[in_whole_words(size)];
        for (std::size_t i = size; i < sizeof(bytes); ++i) {
            bytes[i] = 0;
        }
        for_each_part<Windows>(row, column, CopyParts{x, bytes, pad});
        widen(bytes, sizeof(bytes) / 4, Distance, to);
    }
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
