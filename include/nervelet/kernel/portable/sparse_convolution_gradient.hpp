// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_SPARSE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_PORTABLE_SPARSE_CONVOLUTION_GRADIENT_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// The gradient of one column of weights, in blocks of rows whose numbers lie one after the other.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
struct SparseGradientColumn {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    const Batch& batch;
    std::size_t column;
    std::size_t index; ///< of the first row
    Visitor& visit;
    std::size_t row_tap;
    std::size_t column_tap;

    /// The part of a block's sums that one window with a delta adds.
    template <std::size_t... Index>
    struct AddProducts {
        const SparseGradientColumn& at;
        std::size_t n;
        std::size_t first;
        T* sum;

        constexpr void operator()(std::size_t window_row, std::size_t window_column, T delta) const {
            if (at.row_tap < Rows::first_tap(window_row) || at.row_tap >= Rows::end_tap(window_row)) {
                return;
            }
            const std::size_t line = Rows::index(window_row, at.row_tap) * Columns::size;
            const std::size_t first_tap = Columns::first_tap(window_column);
            const std::size_t end_tap = Columns::end_tap(window_column);
            const auto x = at.batch.x(n);
            if (first_tap <= at.column_tap && at.column_tap + Windows::run_taps <= end_tap) {
                const std::size_t number =
                    (line + Columns::index(window_column, at.column_tap)) * Windows::channels + first;
                const T unrolled[] = {(sum[Index] += x[number + Index] * delta)...};
                static_cast<void>(unrolled);
                return;
            }
            for (std::size_t i = 0; i < sizeof...(Index); ++i) {
                const std::size_t tap = at.column_tap + (first + i) / Windows::channels;
                if (tap >= first_tap && tap < end_tap) {
                    const std::size_t channel = (first + i) % Windows::channels;
                    sum[i] += x[(line + Columns::index(window_column, tap)) * Windows::channels + channel] * delta;
                }
            }
        }
    };

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {(static_cast<void>(Index), T(0))...};
        for (std::size_t n = 0; n < batch.count(); ++n) {
            batch.for_each_delta(n, column, AddProducts<Index...>{*this, n, first, sum});
        }
        const std::size_t row = (row_tap * Columns::taps + column_tap) * Windows::channels + first;
        const int unrolled[] = {(visit(index + (row + Index) * Filters, visit.scale() * sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

/// The gradient of one bias.
template <class T>
struct AddDelta {
    T& sum;
    constexpr void operator()(std::size_t, std::size_t, T delta) const { sum += delta; }
};

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
constexpr void sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Portable) {
    using Column = SparseGradientColumn<T, Windows, Filters, Batch, Visitor>;
    for (std::size_t j = 0; j < Filters; ++j) {
        for (std::size_t r = 0; r < Windows::Rows::taps; ++r) {
            for (std::size_t c = 0; c < Windows::Columns::taps; c += Windows::run_taps) {
                Blocks<Windows::run>::for_each(Column{batch, j, first + j, visitor, r, c});
            }
        }
        T sum = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            batch.for_each_delta(n, j, AddDelta<T>{sum});
        }
        visitor(first + Windows::taps * Windows::channels * Filters + j, visitor.scale() * sum);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
