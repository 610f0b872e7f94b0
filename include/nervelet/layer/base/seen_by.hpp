// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_SEEN_BY_HPP
#define NERVELET_LAYER_BASE_SEEN_BY_HPP

#include <cstddef>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// The window that sees a number along an axis, where no two overlap.
template <class Axis>
struct OnlyWindow {
    std::size_t position;
    std::size_t tap;

    explicit constexpr OnlyWindow(std::size_t number)
        : position(Axis::positions == 1 ? 0 : (number + Axis::before) / Axis::stride),
          tap(number + Axis::before - position * Axis::stride) {}

    /// Whether there is one: not where windows leave numbers out, between them or behind the last.
    constexpr bool exists() const {
        constexpr bool is_each_seen =
            Axis::stride == Axis::taps && Axis::positions * Axis::stride >= Axis::before + Axis::size;
        return is_each_seen || (tap < Axis::taps && position < Axis::positions);
    }
};

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

/// How many positions of a row that lie one after the other, counted from its first, are always seen by the same window
/// or by none: 2 or 1.
template <class Windows>
constexpr std::size_t seen_together() {
    using Columns = typename Windows::Columns;
    return Columns::size % 2 == 0 && Columns::taps % 2 == 0 && Columns::stride % 2 == 0 && Columns::before % 2 == 0 ? 2
                                                                                                                    : 1;
}

/// Of the position at [row][column] of the layer below.
template <class Windows>
constexpr SeenBy seen_by(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const OnlyWindow<Rows> r(row);
    const OnlyWindow<Columns> c(column);
    const bool is_seen = r.exists() && c.exists();
    return {r.position * Columns::positions + c.position, r.tap * Columns::taps + c.tap, is_seen,
            is_seen && r.tap == Rows::first_tap(r.position) && c.tap == Columns::first_tap(c.position)};
}

/// Of one position, counted row after row.
template <class Windows>
constexpr SeenBy seen_by(std::size_t position) {
    constexpr std::size_t columns = Windows::Columns::size;
    return Windows::Rows::size == 1 ? seen_by<Windows>(0, position)
                                    : seen_by<Windows>(position / columns, position % columns);
}

} // namespace detail

} // namespace nervelet

#endif
