// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_PAIRS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_PAIRS_OF_WINDOWS_HPP

#include "../../int8_scratch.hpp"
#include "../../portable/int8/window_parts.hpp"
#include "multiply.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// The words of two windows: of one window, or added to those of another.
struct PairParts {
    const std::int8_t* x;
    std::uint32_t* to;
    std::int32_t pad;
    bool is_second;

    void put(std::size_t first, std::int32_t number) const {
        to[first] =
            is_second ? to[first] + (static_cast<std::uint32_t>(number) << 16) : static_cast<std::uint32_t>(number);
    }
    void seen(std::size_t first, std::size_t number, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i) {
            put(first + i, x[number + i]);
        }
    }
    void padded(std::size_t first, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i) {
            put(first + i, pad);
        }
    }
};

/// The same of runs of two windows.
__attribute__((noinline)) inline void pair_up(const std::int8_t* a, const std::int8_t* b, std::size_t count,
                                              std::uint32_t* to) {
    for (std::size_t i = 0; i < count; ++i) {
        *to++ = static_cast<std::uint32_t>(std::int32_t(a[i])) + (static_cast<std::uint32_t>(b[i]) << 16);
    }
}

/// Where a window lies.
struct Place {
    std::size_t row;
    std::size_t column;
};

/// Two windows at a time, as words. Of an odd number the last window comes twice.
template <class Rounding, class Windows, std::size_t Count>
struct PairsOfWindows {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    static void gather(const std::int8_t* x, const Place (&places)[2], std::int32_t pad, std::uint32_t* to) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        if (Windows::is_dense && is_inside<Windows>(places[0].row, places[0].column) &&
            is_inside<Windows>(places[1].row, places[1].column)) {
            const std::int8_t* seen[2];
            for (std::size_t i = 0; i < 2; ++i) {
                seen[i] = x + (Rows::index(places[i].row, 0) * Columns::size + Columns::index(places[i].column, 0)) *
                                  Windows::channels;
            }
            for (std::size_t r = 0; r < Rows::taps; ++r) {
                const std::size_t row = r * Rows::dilation * Columns::size * Windows::channels;
                pair_up(seen[0] + row, seen[1] + row, Windows::run, to + r * Windows::run);
            }
            return;
        }
        for (std::size_t i = 0; i < 2; ++i) {
            for_each_part<Windows>(places[i].row, places[i].column, PairParts{x, to, pad, i == 1});
        }
    }

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        constexpr WindowSizes sizes = window_sizes<Windows, Count>();
        constexpr std::size_t words = window_bytes(sizes) / 4;
        Room<std::uint32_t, words, convolution_scratch(sizes) == 0> room(scratch);
        std::uint32_t* const numbers = room.begin();
        for (std::size_t i = size; i < words; ++i) {
            numbers[i] = 0;
        }
        constexpr std::size_t even = Count / 2 * 2;
        FiltersOfWindows work(filters.output);
        work.x = numbers;
        const bool usual = are_usual(filters, size);
        Place places[2] = {{0, 0}, {0, 0}};
        std::int8_t* outputs[2] = {y, y};
        for (std::size_t p = 0; p < Windows::positions; p += 2) {
            for (std::size_t i = 0; i < 2; ++i) {
                if (p + i > 0 && p + i < Windows::positions) { // else the first one, or the last one once more
                    places[i] = next(places[1 - i]);
                    outputs[i] = outputs[1 - i] + Count;
                } else {
                    places[i] = places[1 - i];
                    outputs[i] = outputs[1 - i];
                }
            }
            gather(x, places, filters.pad, numbers);
            set_filters(filters, 0, even, outputs[0], outputs[1], work);
            multiply<Rounding, 2>(work, usual);
            if (even < Count) { // of an odd number the last two once more
                set_filters(filters, Count - 2, Count, outputs[0], outputs[1], work);
                multiply<Rounding, 2>(work, usual);
            }
        }
    }

    static Place next(const Place& place) {
        return place.column + 1 == Windows::Columns::positions ? Place{place.row + 1, 0}
                                                               : Place{place.row, place.column + 1};
    }
};

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
