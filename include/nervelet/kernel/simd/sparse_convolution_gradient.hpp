// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_SPARSE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_SIMD_SPARSE_CONVOLUTION_GRADIENT_HPP

#include <type_traits>
#include <utility>

#include "../portable/convolution_gradient.hpp"
#include "../portable/sparse_convolution_gradient.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// A column of the gradient, the lanes over rows of weights whose numbers lie one after the other, as in the portable
/// form; but all rows of taps that fit into registers at once, for each window that may have a delta: whether it is
/// zero could only be guessed.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
struct SparseGradientInLanes {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    static constexpr std::size_t run = Windows::run;
    static constexpr std::size_t runs = Windows::taps / Windows::run_taps;
    static constexpr std::size_t runs_in_row = Columns::taps / Windows::run_taps;
    using Tile = Tiles<T, run>;
    using Lane = typename Tile::Lane;
    using Type = typename Lane::Type;
    static constexpr std::size_t most = 12; ///< sums in registers
    static constexpr std::size_t runs_at_once = Tile::count >= most ? 1 : most / Tile::count;
    static constexpr std::size_t tiles_at_once = Tile::count < most ? Tile::count : most;

    const Batch& batch;
    std::size_t filter;
    std::size_t index; ///< of the first row
    Visitor& visit;

    void form() const { Blocks<runs, runs_at_once>::for_each(Runs{*this}); }

private:
    struct Runs {
        const SparseGradientInLanes& all;

        template <std::size_t... Index>
        void operator()(std::size_t first, std::index_sequence<Index...>) const {
            T gradient[sizeof...(Index) * run];
            Blocks<Tile::count, tiles_at_once>::for_each(SomeTiles<sizeof...(Index)>{all, first, gradient});
            const T scale = all.visit.scale();
            for (std::size_t k = 0; k < sizeof...(Index) * run; ++k) {
                all.visit(all.index + (first * run + k) * Filters, scale * gradient[k]);
            }
        }
    };

    /// Some tiles of Count runs.
    template <std::size_t Count>
    struct SomeTiles {
        const SparseGradientInLanes& all;
        std::size_t first_run;
        T* gradient;

        template <std::size_t... Index>
        void operator()(std::size_t first, std::index_sequence<Index...>) const {
            sum<sizeof...(Index)>(first, std::make_index_sequence<Count * sizeof...(Index)>{});
        }

        template <std::size_t TileCount, std::size_t... Index>
        void sum(std::size_t first, std::index_sequence<Index...>) const {
            Type sums[] = {(static_cast<void>(Index), Type{})...};
            for (std::size_t n = 0; n < all.batch.count(); ++n) {
                all.batch.for_each_window(n, all.filter,
                                          AddProducts<TileCount, Index...>{all, n, first_run, first, sums});
            }
            const int unrolled[] = {
                (Lane::store(gradient + Index / TileCount * run + Tile::offset(first + Index % TileCount), sums[Index]),
                 0)...};
            static_cast<void>(unrolled);
        }
    };

    /// The part of one window. Index / TileCount is the run, Index % TileCount the tile.
    template <std::size_t TileCount, std::size_t... Index>
    struct AddProducts {
        const SparseGradientInLanes& all;
        std::size_t n;
        std::size_t first_run;
        std::size_t first_tile;
        Type* sum;

        void operator()(std::size_t row, std::size_t column, T delta) const {
            const T* x = all.batch.x(n);
            const bool sees_all = !Rows::has_pads && !Columns::has_pads;
            if (sees_all || (Rows::first_tap(row) == 0 && Rows::end_tap(row) == Rows::taps &&
                             Columns::first_tap(column) == 0 && Columns::end_tap(column) == Columns::taps)) {
                const std::size_t first =
                    (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
                const int unrolled[] = {(sum[Index] += Lane::load(x + first + distance(first_run + Index / TileCount) +
                                                                  Tile::offset(first_tile + Index % TileCount)) *
                                                       delta,
                                         0)...};
                static_cast<void>(unrolled);
            } else {
                const int unrolled[] = {
                    (sum[Index] = part(sum[Index], x, row, column, delta, first_run + Index / TileCount,
                                       Tile::offset(first_tile + Index % TileCount)),
                     0)...};
                static_cast<void>(unrolled);
            }
        }
    };

    /// How far the numbers of a run lie behind those of the first.
    static constexpr std::size_t distance(std::size_t at) {
        return (at / runs_in_row * Rows::dilation * Columns::size + at % runs_in_row * Columns::dilation) *
               Windows::channels;
    }

    /// The sums of one tile where the window sees pads: of the numbers of a run it sees those from begin to end.
    static Type part(Type sums, const T* x, std::size_t row, std::size_t column, T delta, std::size_t at,
                     std::size_t first) {
        const std::size_t row_tap = at / runs_in_row;
        const std::size_t tap = at % runs_in_row * Windows::run_taps;
        const std::size_t begin = numbers_before(tap, Columns::first_tap(column));
        const std::size_t end = numbers_before(tap, Columns::end_tap(column));
        if (row_tap < Rows::first_tap(row) || row_tap >= Rows::end_tap(row) || end <= first) {
            return sums;
        }
        T sum[Tile::lanes];
        Lane::store(sum, sums);
        const std::size_t number =
            (Rows::index(row, row_tap) * Columns::size + Columns::index(column, tap)) * Windows::channels + first;
        const std::size_t last = end - first < Tile::lanes ? end - first : Tile::lanes;
        for (std::size_t i = begin > first ? begin - first : 0; i < last; ++i) {
            sum[i] += x[number + i] * delta;
        }
        return Lane::load(sum);
    }

    /// How many numbers of the run that begins with tap `from` lie before another tap.
    static constexpr std::size_t numbers_before(std::size_t from, std::size_t tap) {
        return (tap <= from ? 0 : tap - from < Windows::run_taps ? tap - from : Windows::run_taps) * Windows::channels;
    }
};

} // namespace simd

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value && gives_pointers<T, Batch>()>
sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Simd<RegisterBytes>) {
    for (std::size_t j = 0; j < Filters; ++j) {
        simd::SparseGradientInLanes<T, Windows, Filters, Batch, Visitor>{batch, j, first + j, visitor}.form();
        T sum = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            batch.for_each_window(n, j, AddDelta<T>{sum});
        }
        visitor(first + Windows::taps * Windows::channels * Filters + j, visitor.scale() * sum);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
