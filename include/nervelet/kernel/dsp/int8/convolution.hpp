// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "gathered_windows.hpp"
#include "two_windows.hpp"
#include "whole_window.hpp"
#include "windows_one_by_one.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// The outputs of these filters for two windows.
template <class Rounding>
void multiply_windows(FiltersOfWindows& filters, bool takes_steps) {
    if (takes_steps) {
        multiply_two_windows<Rounding>(filters);
    } else {
        multiply_windows_plainly<Rounding, 2>(filters);
    }
}

/// Two windows at a time, which are widened before their outputs are written. Of an odd number of filters,
/// more than one, they see the last two once more.
template <class Rounding, class Windows, std::size_t Count>
struct PairsOfWindows {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        using Columns = typename Windows::Columns;
        constexpr std::size_t even = Count / 2 * 2;
        RoomOfWindows<Windows, Count> room(scratch);
        std::uint32_t* const numbers = room.begin();
        const bool steps = takes_steps<Rounding>(filters);
        std::size_t row = 0;
        std::size_t column = 0;
        FiltersOfWindows work;
        work.x = numbers;
        for (std::size_t p = 0; p < Windows::positions; p += 2) {
            set_filters(filters, 0, even, work);
            for (std::size_t i = 0; i < 2; ++i) { // of an odd number the last window comes twice
                if (p + i > 0 && p + i < Windows::positions && ++column == Columns::positions) {
                    column = 0;
                    ++row;
                }
                gather<Windows, 4>(x, row, column, filters.pad, numbers + 2 * i);
                work.y[i] = y + (row * Columns::positions + column) * Count + even;
            }
            multiply_windows<Rounding>(work, steps);
            if (even < Count) {
                set_filters(filters, Count - 2, Count, work);
                ++work.y[0];
                ++work.y[1];
                multiply_windows<Rounding>(work, steps);
            }
        }
        cut_bytes(y, Windows::positions * Count, filters.output);
    }
};

/// The form of a convolution.
template <class Rounding, class Windows, std::size_t Count>
struct ConvolutionForm {
    static constexpr WindowSizes sizes = window_sizes<Windows, Count>();
    static constexpr std::size_t size = sizes.size;
    static constexpr bool is_wide = is_widened(sizes);
    using OneByOne =
        std::conditional_t<is_wide, WidenedWindows<Rounding, Windows, Count>, WindowsOfBytes<Rounding, Windows, Count>>;
    using Several = std::conditional_t<are_paired(sizes), PairsOfWindows<Rounding, Windows, Count>, OneByOne>;
    static constexpr bool is_whole = sizes.positions == 1 && sizes.lies_in_x && Count >= 4 && size % 4 == 0 &&
                                     takes_size(size) &&
                                     Count * size >= 512; // for fewer the call takes longer than its code is worth
    using type = std::conditional_t<is_whole, WholeWindowForm<Rounding, Windows, Count>, Several>;
};

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, std::int8_t* scratch, Dsp) {
    dsp::ConvolutionForm<Rounding, Windows, Count>::type::convolve(x, filters, y, scratch);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
