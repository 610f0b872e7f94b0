// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WINDOW_MEANS_HPP
#define NERVELET_LAYER_BASE_WINDOW_MEANS_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// Calls function(row, column, position, 1 / n) for each window, n being how many numbers it sees of each channel.
template <class Windows, class T, class Function>
constexpr void for_each_mean(const Function& function) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    std::size_t position = 0;
    for (std::size_t row = 0; row < Rows::positions; ++row) {
        const std::size_t rows = Rows::end_tap(row) - Rows::first_tap(row);
        for (std::size_t column = 0; column < Columns::positions; ++column, ++position) {
            const std::size_t count = rows * (Columns::end_tap(column) - Columns::first_tap(column));
            function(row, column, position, T(1) / T(static_cast<std::int32_t>(count)));
        }
    }
}

} // namespace detail

} // namespace nervelet

#endif
