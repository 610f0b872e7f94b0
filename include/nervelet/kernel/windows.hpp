// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_WINDOWS_HPP
#define NERVELET_KERNEL_WINDOWS_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// How windows lie along one axis of Size numbers: window p has Taps taps, and its tap t sees number p Stride + t
/// Dilation - Before; where there is no such number it sees a pad, which no sum takes part in.
template <std::size_t Size, std::size_t Taps, std::size_t Positions, std::size_t Stride = 1, std::size_t Dilation = 1,
          std::size_t Before = 0>
struct Axis {
    static constexpr std::size_t size = Size;
    static constexpr std::size_t taps = Taps;
    static constexpr std::size_t positions = Positions;
    static constexpr std::size_t stride = Stride;
    static constexpr std::size_t dilation = Dilation;
    static constexpr std::size_t before = Before;

    /// Whether some window sees a pad.
    static constexpr bool has_pads = Before > 0 || (Positions - 1) * Stride + (Taps - 1) * Dilation >= Size;

    /// What tap `tap` of window `position` sees.
    static constexpr std::size_t index(std::size_t position, std::size_t tap) {
        return position * Stride + tap * Dilation - Before;
    }

    /// The taps of a window that see a number: the first, and one past the last.
    static constexpr std::size_t first_tap(std::size_t position) {
        return has_pads ? steps(Before, position * Stride, Dilation, Taps) : 0;
    }
    static constexpr std::size_t end_tap(std::size_t position) {
        return has_pads ? steps(Before + Size, position * Stride, Dilation, Taps) : Taps;
    }

    /// The windows whose tap `tap` sees a number: the first, and one past the last.
    static constexpr std::size_t first_position(std::size_t tap) {
        return steps(Before, tap * Dilation, Stride, Positions);
    }
    static constexpr std::size_t end_position(std::size_t tap) {
        return steps(Before + Size, tap * Dilation, Stride, Positions);
    }

    /// The windows that may see number `number`: the first, and one past the last.
    static constexpr std::size_t first_seeing(std::size_t number) {
        return steps(number + Before, (Taps - 1) * Dilation, Stride, Positions);
    }
    static constexpr std::size_t end_seeing(std::size_t number) {
        return steps(number + Before + 1, 0, Stride, Positions);
    }

    /// With which tap window `position`, one of these, sees the number; Taps where it sees none of it.
    static constexpr std::size_t tap_seeing(std::size_t number, std::size_t position) {
        const std::size_t distance = number + Before - position * Stride;
        return distance % Dilation == 0 ? distance / Dilation : Taps;
    }

private:
    /// How many steps of Step, at most Most, lead from `from` up to `to` or beyond.
    static constexpr std::size_t steps(std::size_t to, std::size_t from, std::size_t step, std::size_t most) {
        const std::size_t count = from >= to ? 0 : (to - from + step - 1) / step;
        return count < most ? count : most;
    }
};

/// The windows of a layer over numbers [row][column][channel]. Windows, and the outputs of a layer, go row after row.
template <class RowAxis, class ColumnAxis, std::size_t Channels>
struct Windows {
    using Rows = RowAxis;
    using Columns = ColumnAxis;
    static constexpr std::size_t channels = Channels;
    static constexpr std::size_t taps = Rows::taps * Columns::taps;
    static constexpr std::size_t positions = Rows::positions * Columns::positions;
    static constexpr std::size_t inputs = Rows::size * Columns::size * Channels;

    /// Whether neighbouring taps of a row see neighbouring numbers.
    static constexpr bool is_dense = Columns::dilation == 1;

    /// Whether there is one window for each place, which sees nothing else.
    static constexpr bool is_pointwise =
        taps == 1 && positions == Rows::size * Columns::size && !Rows::has_pads && !Columns::has_pads;

    /// A run: taps whose numbers lie one after the other, those of a row or one; it has so many rows of weights.
    static constexpr std::size_t run_taps = is_dense ? Columns::taps : 1;
    static constexpr std::size_t run = run_taps * Channels;

    /// Whether the taps of a row see something in the same windows, and numbers that lie one after the other.
    static constexpr bool rows_are_whole = is_dense && !Columns::has_pads;

    /// Calls function(tap, number) for every tap of a window that sees something, in ascending order: its number,
    /// counted row after row, and the first channel of what it sees.
    template <class Function>
    static constexpr void for_each_tap(std::size_t position, const Function& function) {
        for_each_tap(position / Columns::positions, position % Columns::positions, function);
    }

    /// The same for the window at [row][column], where the position needs no division.
    template <class Function>
    static constexpr void for_each_tap(std::size_t row, std::size_t column, const Function& function) {
        for (std::size_t r = Rows::first_tap(row); r < Rows::end_tap(row); ++r) {
            const std::size_t first = Rows::index(row, r) * Columns::size;
            for (std::size_t c = Columns::first_tap(column); c < Columns::end_tap(column); ++c) {
                function(r * Columns::taps + c, (first + Columns::index(column, c)) * Channels);
            }
        }
    }

    /// Calls function(row of weights, number, count) for every run of a window: so many numbers that lie one after the
    /// other see as many rows of weights, of which each tap has one for each channel.
    template <class Function>
    static constexpr void for_each_run(std::size_t position, const Function& function) {
        const std::size_t row = position / Columns::positions;
        const std::size_t column = position % Columns::positions;
        const std::size_t end = Columns::end_tap(column);
        const std::size_t at_once = is_dense && end > Columns::first_tap(column) ? end - Columns::first_tap(column) : 1;
        for (std::size_t r = Rows::first_tap(row); r < Rows::end_tap(row); ++r) {
            const std::size_t first = Rows::index(row, r) * Columns::size;
            for (std::size_t c = Columns::first_tap(column); c < end; c += at_once) {
                function((r * Columns::taps + c) * Channels, (first + Columns::index(column, c)) * Channels,
                         at_once * Channels);
            }
        }
    }

    /// Calls function(position, tap) for every window that sees the numbers at [row][column], windows in ascending
    /// order.
    template <class Function>
    static constexpr void for_each_seeing(std::size_t row, std::size_t column, const Function& function) {
        for (std::size_t r = Rows::first_seeing(row); r < Rows::end_seeing(row); ++r) {
            const std::size_t row_tap = Rows::tap_seeing(row, r);
            if (row_tap < Rows::taps) {
                for (std::size_t c = Columns::first_seeing(column); c < Columns::end_seeing(column); ++c) {
                    const std::size_t column_tap = Columns::tap_seeing(column, c);
                    if (column_tap < Columns::taps) {
                        function(r * Columns::positions + c, row_tap * Columns::taps + column_tap);
                    }
                }
            }
        }
    }

    /// Calls function(position, number) for every window whose tap `tap` sees something, in ascending order, with the
    /// first channel of what it sees.
    template <class Function>
    static constexpr void for_each_position(std::size_t tap, const Function& function) {
        const std::size_t row_tap = tap / Columns::taps;
        const std::size_t column_tap = tap % Columns::taps;
        for (std::size_t r = Rows::first_position(row_tap); r < Rows::end_position(row_tap); ++r) {
            const std::size_t first = Rows::index(r, row_tap) * Columns::size;
            for (std::size_t c = Columns::first_position(column_tap); c < Columns::end_position(column_tap); ++c) {
                function(r * Columns::positions + c, (first + Columns::index(c, column_tap)) * Channels);
            }
        }
    }
};

} // namespace kernel
} // namespace nervelet

#endif
