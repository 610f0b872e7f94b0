// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_SEEN_BY_HPP
#define NERVELET_LAYER_BASE_SEEN_BY_HPP

#include <cstddef>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// The window of a pool that sees one position, where windows do not overlap.
struct SeenBy {
    std::size_t window;
    std::size_t tap;
    bool is_seen;  ///< or no window sees it
    bool is_first; ///< whether nothing else was seen by it before
};

/// Whether no position is seen by two windows.
template <class Windows>
constexpr bool are_apart() {
    return Windows::Rows::stride >= Windows::Rows::taps && Windows::Columns::stride >= Windows::Columns::taps;
}

/// Of the position at [row][column].
template <class Windows>
constexpr SeenBy seen_by(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const std::size_t r = (row + Rows::before) / Rows::stride;
    const std::size_t c = (column + Columns::before) / Columns::stride;
    const std::size_t row_tap = (row + Rows::before) % Rows::stride;
    const std::size_t column_tap = (column + Columns::before) % Columns::stride;
    const bool is_seen =
        row_tap < Rows::taps && column_tap < Columns::taps && r < Rows::positions && c < Columns::positions;
    return {r * Columns::positions + c, row_tap * Columns::taps + column_tap, is_seen,
            is_seen && row_tap == Rows::first_tap(r) && column_tap == Columns::first_tap(c)};
}

} // namespace detail

} // namespace nervelet

#endif
