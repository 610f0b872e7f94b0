// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_CONVOLUTION_HPP
#define NERVELET_KERNEL_SIMD_CONVOLUTION_HPP

#include <type_traits>

#include "../portable/convolution.hpp"
#include "windows_of_row.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// `count` windows of a row in groups of Most, and what is left in smaller ones.
template <class Windows, std::size_t Filters, class T>
void some_windows_of_row(const T*, const T*, std::size_t, std::size_t, std::size_t, T*,
                         std::integral_constant<std::size_t, 0>) {}

template <class Windows, std::size_t Filters, class T, std::size_t Most>
void some_windows_of_row(const T* x, const T* weights, std::size_t row, std::size_t column, std::size_t count, T* z,
                         std::integral_constant<std::size_t, Most>) {
    for (; count >= Most; count -= Most, column += Most, z += Most * Filters) {
        WindowGroup<T, Windows, Filters, Most>{x, weights, z, row, column}.run();
    }
    some_windows_of_row<Windows, Filters>(x, weights, row, column, count, z,
                                          std::integral_constant<std::size_t, Most / 2>{});
}

} // namespace simd

template <class Windows, std::size_t Filters, class T, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
void convolution(const T* x, const T* weights, std::size_t first, std::size_t count, T* z, Simd<RegisterBytes>) {
    constexpr std::size_t columns = Windows::Columns::positions;
    std::size_t row = first / columns;
    std::size_t column = first % columns;
    while (count > 0) {
        if (column == 0 && count >= columns) {
            simd::windows_of_row<Windows, Filters, columns>(x, weights, row, 0, z);
            count -= columns;
            z += columns * Filters;
        } else {
            const std::size_t left = columns - column < count ? columns - column : count;
            simd::some_windows_of_row<Windows, Filters>(
                x, weights, row, column, left, z,
                std::integral_constant<std::size_t, simd::windows_in_group<T, Filters>()>{});
            count -= left;
            z += left * Filters;
            column = 0;
        }
        ++row;
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
