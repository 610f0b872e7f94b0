// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_GATHERED_WINDOWS_HPP
#define NERVELET_KERNEL_HELIUM_INT8_GATHERED_WINDOWS_HPP

#include "../../int8_scratch.hpp"
#include "../../portable/int8/window_parts.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// Copies the parts of a window.
struct CopyParts {
    const std::int8_t* x;
    std::int8_t* to;
    std::int8_t pad;

    void seen(std::size_t first, std::size_t number, std::size_t count) const {
        copy_rows(x + number, count, 1, 0, to + first);
    }
    void padded(std::size_t first, std::size_t count) const { fill_bytes(pad, count, to + first); }
};

/// Copies the window at [row][column] together.
template <class Windows>
void gather(const std::int8_t* x, std::size_t row, std::size_t column, std::int8_t pad, std::int8_t* to) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t row_size = Columns::size * Windows::channels;
    if (Windows::is_dense && is_inside<Windows>(row, column)) {
        copy_rows(x + Rows::index(row, 0) * row_size + Columns::index(column, 0) * Windows::channels,
                  Columns::taps * Windows::channels, Rows::taps, Rows::dilation * row_size, to);
    } else {
        for_each_part<Windows>(row, column, CopyParts{x, to, pad});
    }
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
