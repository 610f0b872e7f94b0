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
constexpr std::size_t windows_at_once(std::size_t size, std::size_t count) {
    return size <= 96 ? 3 : size <= 144 && count > 1 ? 2 : 1;
}

/// So many windows at a time, all of which are read before their outputs are written. Of an odd number of filters the
/// last two come once more with the last one.
template <class Rounding, class Windows, std::size_t AtOnce, std::size_t Count, std::size_t Size>
void convolve(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
              std::int8_t* y) {
    static_assert(AtOnce == 3 || Count > 1, "two windows see filters in pairs");
    using Columns = typename Windows::Columns;
    constexpr std::size_t pairs_end = AtOnce == 3 ? Count : Count / 2 * 2;
    std::uint32_t numbers[(Size + 3) / 4 * 2 * AtOnce];
    const bool steps = takes_steps<Rounding>(filters);
    std::size_t row = 0;
    std::size_t column = 0;
    for (std::size_t p = 0; p < Windows::positions; p += AtOnce) {
        std::int8_t* outputs[AtOnce];
        for (std::size_t i = 0; i < AtOnce; ++i) {
            if (p + i > 0 && p + i < Windows::positions && ++column == Columns::positions) {
                column = 0;
                ++row;
            }
            gather<Windows, 2 * AtOnce>(x, row, column, filters.pad, numbers + 2 * i); // the last one until all are there
            outputs[i] = y + (row * Columns::positions + column) * Count;
        }
        for (std::size_t end = pairs_end; end <= Count; ++end) {
            FiltersOfWindows work = filters_of_windows<AtOnce>(filters, end == pairs_end ? 0 : Count - 2, end);
            work.x = numbers;
            for (std::size_t i = 0; i < AtOnce; ++i) {
                work.y[i] = outputs[i] + end;
            }
            multiply_windows<Rounding, AtOnce>(work, steps);
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

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void convolve(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::int8_t* y,
              std::integral_constant<Form, Form::several>) {
    convolve<Rounding, Windows, windows_at_once(Size, Count)>(x, filters, y);
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
                                                   : dsp::windows_at_once(Size, Count) == 1 ? dsp::Form::one_by_one
                                                                                     : dsp::Form::several>;
    dsp::convolve<Rounding, Windows>(x, filters, y, Form{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
