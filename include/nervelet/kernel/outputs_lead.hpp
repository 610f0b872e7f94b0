// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_OUTPUTS_LEAD_HPP
#define NERVELET_KERNEL_OUTPUTS_LEAD_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// The first number that a window at [row][column] sees; past the last one where it sees pads alone.
template <class Windows>
constexpr std::size_t first_number(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const std::size_t row_tap = Rows::first_tap(row);
    const std::size_t column_tap = Columns::first_tap(column);
    const bool sees = row_tap < Rows::end_tap(row) && column_tap < Columns::end_tap(column);
    return sees ? (Rows::index(row, row_tap) * Columns::size + Columns::index(column, column_tap)) * Windows::channels
                : Windows::inputs;
}

/// How many numbers before the inputs their outputs have to begin, where both share memory and windows are computed in
/// ascending order, AtOnce at a time: then no output is written over an input that is still to be read. Outputs is how
/// many each window has.
template <class Windows, std::size_t Outputs, std::size_t AtOnce = 1>
constexpr std::size_t outputs_lead() {
    std::size_t lead = 0;
    std::size_t still_read = Windows::inputs; // the first number that this window or a later one sees
    for (std::size_t row = Windows::Rows::positions; row-- > 0;) {
        for (std::size_t column = Windows::Columns::positions; column-- > 0;) {
            const std::size_t first = first_number<Windows>(row, column);
            still_read = first < still_read ? first : still_read;
            const std::size_t group = row * Windows::Columns::positions + column + AtOnce;
            const std::size_t written = (group < Windows::positions ? group : Windows::positions) * Outputs;
            lead = written > still_read + lead ? written - still_read : lead;
        }
    }
    return lead;
}

} // namespace kernel
} // namespace nervelet

#endif
