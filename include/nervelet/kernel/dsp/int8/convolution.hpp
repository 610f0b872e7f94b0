// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "gathered_windows.hpp"
#include "three_windows.hpp"
#include "two_windows.hpp"
#include "windows_one_by_one.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// The outputs of these filters for so many windows.
template <class Rounding, std::size_t Windows>
void multiply_windows(FiltersOfWindows& filters, bool takes_steps) {
    if (!takes_steps) {
        multiply_windows_plainly<Rounding, Windows>(filters);
    } else if (Windows == 3) {
        multiply_three_windows<Rounding>(filters);
    } else {
        multiply_two_windows<Rounding>(filters);
    }
}

/// So many windows at a time, all of which are widened on the stack before their outputs are written. Of an odd number
/// of filters two windows see the last two once more.
template <class Rounding, class Windows, std::size_t Count, std::size_t AtOnce>
struct SeveralWindows {
    static_assert(AtOnce == 3 || Count > 1, "two windows see filters in pairs");
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y) {
        using Columns = typename Windows::Columns;
        constexpr std::size_t end = AtOnce == 3 ? Count : Count / 2 * 2;
        std::uint32_t numbers[(size + 3) / 4 * 2 * AtOnce];
        const bool steps = takes_steps<Rounding>(filters);
        std::size_t row = 0;
        std::size_t column = 0;
        FiltersOfWindows work;
        work.x = numbers;
        for (std::size_t p = 0; p < Windows::positions; p += AtOnce) {
            set_filters<AtOnce>(filters, 0, end, work);
            for (std::size_t i = 0; i < AtOnce; ++i) { // the last window comes until all are there
                if (p + i > 0 && p + i < Windows::positions && ++column == Columns::positions) {
                    column = 0;
                    ++row;
                }
                gather<Windows, 2 * AtOnce>(x, row, column, filters.pad, numbers + 2 * i);
                work.y[i] = y + (row * Columns::positions + column) * Count + end;
            }
            multiply_windows<Rounding, AtOnce>(work, steps);
            if (end < Count) {
                set_filters<AtOnce>(filters, Count - 2, Count, work);
                ++work.y[0];
                ++work.y[1];
                multiply_windows<Rounding, AtOnce>(work, steps);
            }
        }
        cut_bytes(y, Windows::positions * Count, filters.output);
    }
};

/// How many windows are widened at once: what they take is at most 576 bytes of the stack.
constexpr std::size_t windows_at_once(std::size_t positions, std::size_t size, std::size_t count) {
    return positions == 1 ? 1 : size <= 96 ? 3 : size <= 144 && count > 1 ? 2 : 1;
}

/// Which form of a convolution.
template <class Rounding, class Windows, std::size_t Count, std::size_t AtOnce>
struct ConvolutionForm {
    using type = SeveralWindows<Rounding, Windows, Count, AtOnce>;
};

template <class Rounding, class Windows, std::size_t Count>
struct ConvolutionForm<Rounding, Windows, Count, 1> {
    static constexpr bool is_widened = Count >= 4 && Windows::taps * Windows::channels <= 288;
    using type = std::conditional_t<is_widened, WidenedWindows<Rounding, Windows, Count>,
                                    WindowsOfBytes<Rounding, Windows, Count>>;
};

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, Dsp) {
    constexpr std::size_t at_once = dsp::windows_at_once(Windows::positions, Size, Count);
    dsp::ConvolutionForm<Rounding, Windows, Count, at_once>::type::convolve(x, filters, y);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
