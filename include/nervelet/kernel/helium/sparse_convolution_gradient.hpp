// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_SPARSE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_HELIUM_SPARSE_CONVOLUTION_GRADIENT_HPP

#include "../portable/run_parts.hpp"
#include "../portable/sparse_convolution_gradient.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstddef>
#include <type_traits>
#include <utility>

namespace nervelet {
namespace kernel {
namespace helium {

/// So many sums are held at once.
constexpr std::size_t most_rows = 20;

/// The gradient of one column of weights: rows whose numbers lie one after the other, four in a register, which all
/// windows with a delta add to. Where rows fill no register the last four overlap those before.
template <class Windows, std::size_t Filters, class Batch, class Visitor>
struct SparseGradientColumn {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    using Parts = RunParts<Windows, most_rows>;
    static constexpr std::size_t size = Parts::size;
    using EachQuad = std::make_index_sequence<(size + 3) / 4>;

    const Batch& batch;
    std::size_t column;
    std::size_t index; ///< of the first row
    Visitor& visit;
    std::size_t row_tap;
    std::size_t column_tap;
    float& bias;

    void form() const {
        for (std::size_t k = 0; k < Windows::run; k += size) {
            bias = form_part(k, Parts::begin(k), EachQuad{});
        }
    }

private:
    /// The first row of a register.
    static constexpr std::size_t row_of(std::size_t quad) { return 4 * quad + 4 <= size ? 4 * quad : size - 4; }

    /// The part of the sums that one window with a delta adds.
    template <std::size_t... Index>
    struct AddProducts {
        const SparseGradientColumn& at;
        std::size_t n;
        std::size_t begin;
        Numbers* sums;
        float& bias;

        void operator()(std::size_t window_row, std::size_t window_column, float delta) const {
            bias += delta;
            if (at.row_tap < Rows::first_tap(window_row) || at.row_tap >= Rows::end_tap(window_row)) {
                return;
            }
            const std::size_t line = Rows::index(window_row, at.row_tap) * Columns::size;
            const std::size_t first_tap = Columns::first_tap(window_column);
            const std::size_t end_tap = Columns::end_tap(window_column);
            const float* const x = reader(at.batch.x(n));
            if (first_tap <= at.column_tap && at.column_tap + Windows::run_taps <= end_tap) {
                const float* const numbers =
                    x + (line + Columns::index(window_column, at.column_tap)) * Windows::channels + begin;
                const int unrolled[] = {(sums[Index] += Lanes::load(numbers + row_of(Index)) * delta, 0)...};
                static_cast<void>(unrolled);
            } else if (Columns::has_pads) {
                add_some(x, line, first_tap, end_tap, window_column, delta);
            }
        }

        /// Of a window that does not see all taps of its row.
        void add_some(const float* x, std::size_t line, std::size_t first_tap, std::size_t end_tap,
                      std::size_t window_column, float delta) const {
            for (std::size_t i = 0; i < 4 * sizeof...(Index); ++i) {
                const std::size_t row = begin + row_of(i / 4) + i % 4;
                const std::size_t tap = at.column_tap + row / Windows::channels;
                if (tap >= first_tap && tap < end_tap) {
                    const std::size_t channel = row % Windows::channels;
                    sums[i / 4].vector[i % 4] +=
                        x[(line + Columns::index(window_column, tap)) * Windows::channels + channel] * delta;
                }
            }
        }
    };

    /// Rows k, k + 1, ... of the run, of which begin and those up to k overlap the part before. The sum of all deltas.
    template <std::size_t... Index>
    float form_part(std::size_t k, std::size_t begin, std::index_sequence<Index...>) const {
        Numbers sums[] = {(static_cast<void>(Index), Numbers(0.0f))...};
        float sum = 0.0f;
        for (std::size_t n = 0; n < batch.count(); ++n) {
            batch.for_each_delta(n, column, AddProducts<Index...>{*this, n, begin, sums, sum});
        }
        float rows[size];
        const int unrolled[] = {(Lanes::store(rows + row_of(Index), sums[Index]), 0)...};
        static_cast<void>(unrolled);
        std::size_t at = index + ((row_tap * Columns::taps + column_tap) * Windows::channels + k) * Filters;
        for (std::size_t i = k - begin; i < size; ++i, at += Filters) {
            visit(at, visit.scale() * rows[i]);
        }
        return sum;
    }
};

} // namespace helium

/// Fewer rows in a run than a register has numbers are left to the portable form.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && gives_pointers<float, Batch>() &&
                 (Windows::run >= helium::fewest_columns)>
sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Helium) {
    using Column = helium::SparseGradientColumn<Windows, Filters, Batch, Visitor>;
    for (std::size_t j = 0; j < Filters; ++j) {
        float bias = 0.0f;
        for (std::size_t r = 0; r < Windows::Rows::taps; ++r) {
            for (std::size_t c = 0; c < Windows::Columns::taps; c += Windows::run_taps) {
                Column{batch, j, first + j, visitor, r, c, bias}.form();
            }
        }
        visitor(first + Windows::taps * Windows::channels * Filters + j, visitor.scale() * bias);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
