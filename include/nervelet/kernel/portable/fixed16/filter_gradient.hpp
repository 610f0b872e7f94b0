// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_FILTER_GRADIENT_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_FILTER_GRADIENT_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"
#include "../block.hpp"
#include "affine.hpp"

namespace nervelet {
namespace kernel {

/// A block of the weights of a filter that see a run of numbers: their sums over all positions, of type Sum, are held
/// in registers. Where a delta is zero, and below a ReLU or a pool most are, nothing is read.
template <class Windows, std::size_t Filters, class Sum, class T, class Row>
struct Fixed16GradientOfRun {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    const T* x;
    const T* delta; ///< of the filter, at position 0
    const Row& row;
    std::size_t row_tap;
    std::size_t column_tap;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        Sum sum[] = {(static_cast<void>(Index), Sum(0))...};
        const std::size_t begin = Columns::first_position(column_tap);
        const std::size_t end = Columns::end_position(column_tap);
        for (std::size_t r = Rows::first_position(row_tap); r < Rows::end_position(row_tap); ++r) {
            std::size_t at = (r * Columns::positions + begin) * Filters;
            std::size_t number =
                (Rows::index(r, row_tap) * Columns::size + Columns::index(begin, column_tap)) * Windows::channels +
                first;
            for (std::size_t c = begin; c < end; ++c) {
                const std::int32_t factor = fixed16::raw(delta[at]);
                if (factor != 0) {
                    const Sum unrolled[] = {
                        (sum[Index] += static_cast<Sum>(factor * fixed16::raw(x[number + Index])))...};
                    static_cast<void>(unrolled);
                }
                at += Filters;
                number += Columns::stride * Windows::channels;
            }
        }
        const std::size_t weight = (row_tap * Columns::taps + column_tap) * Windows::channels + first;
        const int unrolled[] = {(row(weight + Index, fixed16_sum_in_32(sum[Index])), 0)...};
        static_cast<void>(unrolled);
    }
};

template <class Sum, class Windows, std::size_t Filters, class T, class Row>
constexpr void fixed16_filter_gradient_in(const T* x, const T* delta, const Row& row) {
    constexpr std::size_t taps = Windows::rows_are_whole ? Windows::Columns::taps : 1;
    for (std::size_t r = 0; r < Windows::Rows::taps; ++r) {
        for (std::size_t c = 0; c < Windows::Columns::taps; c += taps) {
            Blocks<taps * Windows::channels, fixed16_outputs_at_once>::for_each(
                Fixed16GradientOfRun<Windows, Filters, Sum, T, Row>{x, delta, row, r, c});
        }
    }
}

template <class Windows, std::size_t Filters, class T, class Row>
constexpr void fixed16_filter_gradient(const T* x, const T* delta, const Row& row, Portable) {
    fixed16_filter_gradient_in<std::uint32_t, Windows, Filters>(x, delta, row);
}

template <class Windows, std::size_t Filters, class T, class Row>
constexpr void fixed16_filter_gradient_saturated(const T* x, const T* delta, const Row& row, Portable) {
    fixed16_filter_gradient_in<std::int64_t, Windows, Filters>(x, delta, row);
}

} // namespace kernel
} // namespace nervelet

#endif
