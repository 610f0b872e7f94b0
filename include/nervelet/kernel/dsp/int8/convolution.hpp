// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_DSP_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "filters_of_windows.hpp"
#include "gathered_windows.hpp"
#include "one_window.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// How many windows are widened on the stack and multiplied at once: their numbers take at most 576 bytes.
constexpr std::size_t windows_at_once(std::size_t size) {
    return size <= 96 ? 3 : size <= 144 ? 2 : 1;
}

template <class Rounding, class Windows, std::size_t AtOnce, std::size_t Count, std::size_t Size>
void convolve(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
              std::int8_t* y) {
    using Columns = typename Windows::Columns;
    std::uint32_t numbers[(Size + 3) / 4 * 2 * AtOnce];
    const bool steps = takes_steps<Rounding>(filters);
    FiltersOfWindows work = filters_of_windows<AtOnce>(filters);
    work.x = numbers;
    std::size_t row = 0;
    std::size_t column = 0;
    std::int8_t* end = y;
    for (std::size_t p = 0; p < Windows::positions; p += AtOnce) {
        for (std::size_t i = 0; i < AtOnce; ++i) { // the last window may come several times
            if (p + i < Windows::positions) {
                gather<Windows, 2 * AtOnce>(x, row, column, filters.pad, numbers + 2 * i);
                end += Count;
                if (++column == Columns::positions) {
                    column = 0;
                    ++row;
                }
            } else {
                gather<Windows, 2 * AtOnce>(x, Windows::Rows::positions - 1, Columns::positions - 1, filters.pad, numbers + 2 * i);
            }
            work.y[i] = end;
        }
        if (steps) {
            multiply_windows<Rounding, AtOnce>(work);
        } else {
            multiply_windows_plainly<Rounding, AtOnce>(work);
        }
    }
    cut_bytes(y, Windows::positions * Count, filters.output);
}

/// Windows one by one, where several at once are too much for the stack.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void convolve_one_by_one(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                         std::int8_t* y) {
    using Columns = typename Windows::Columns;
    std::int8_t bytes[Size];
    for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
        for (std::size_t column = 0; column < Columns::positions; ++column, y += Count) {
            for_each_part<Windows>(row, column, CopyParts{x, bytes, filters.pad});
            multiply_bytes<Rounding>(bytes, filters, y);
        }
    }
}

enum class Form { in_place, several, one_by_one };

template <class Rounding, class Windows, class Filters>
void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
              std::integral_constant<Form, Form::in_place>) {
    multiply_bytes<Rounding>(x, filters, y);
}

template <class Rounding, class Windows, class Filters>
void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
              std::integral_constant<Form, Form::several>) {
    convolve<Rounding, Windows, windows_at_once(Windows::taps * Windows::channels)>(x, filters, y);
}

template <class Rounding, class Windows, class Filters>
void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
              std::integral_constant<Form, Form::one_by_one>) {
    convolve_one_by_one<Rounding, Windows>(x, filters, y);
}

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, Dsp) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr bool is_whole =
        Windows::inputs == Size && Windows::positions == 1 && !Rows::has_pads && !Columns::has_pads;
    using Form = std::integral_constant<dsp::Form, is_whole                            ? dsp::Form::in_place
                                                   : dsp::windows_at_once(Size) == 1 ? dsp::Form::one_by_one
                                                                                     : dsp::Form::several>;
    dsp::convolve<Rounding, Windows>(x, filters, y, Form{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
