// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_PADS_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_PADS_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// Calls function(tap) for every tap of a window that sees a pad.
template <class Windows, class Function>
constexpr void for_each_pad(std::size_t position, const Function& function) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    if (!Rows::has_pads && !Columns::has_pads) {
        return;
    }
    const std::size_t row = position / Columns::positions;
    const std::size_t column = position % Columns::positions;
    for (std::size_t r = 0; r < Rows::taps; ++r) {
        const bool row_is_seen = r >= Rows::first_tap(row) && r < Rows::end_tap(row);
        for (std::size_t c = 0; c < Columns::taps; ++c) {
            if (!row_is_seen || c < Columns::first_tap(column) || c >= Columns::end_tap(column)) {
                function(r * Columns::taps + c);
            }
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
