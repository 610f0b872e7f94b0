// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_SIMD_CONVOLUTION_GRADIENT_HPP

#include <type_traits>
#include <utility>

#include "../portable/convolution_gradient.hpp"
#include "outer_product_row.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Hands over rows of Filters numbers of a gradient: visit.visit(lane, index, gradient), or one by one.
template <class T, class Visitor>
struct VisitInLanes {
    const T* gradient;
    std::size_t index;
    Visitor& visitor;

    template <std::size_t Width, std::size_t... Index>
    void operator()(std::integral_constant<std::size_t, Width>, std::size_t first,
                    std::index_sequence<Index...>) const {
        using Lane = std::conditional_t<Width == 1, detail::OneLane<T>, LanesOfFormula<T, Width>>;
        const int unrolled[] = {
            (visitor.visit(Lane{}, index + first + Index * Width, Lane::load(gradient + first + Index * Width)), 0)...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Filters, class T, class Visitor>
void visit_row(const T* gradient, std::size_t index, Visitor& visitor, std::true_type) {
    for_each_tile<T, registers_at_once>(std::integral_constant<std::size_t, Filters>{},
                                        VisitInLanes<T, Visitor>{gradient, index, visitor});
}

template <std::size_t Filters, class T, class Visitor>
void visit_row(const T* gradient, std::size_t index, Visitor& visitor, std::false_type) {
    for (std::size_t j = 0; j < Filters; ++j) {
        visitor(index + j, gradient[j]);
    }
}

/// The lanes over filters. A few rows of weights whose numbers lie one after the other share the deltas that are
/// loaded.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
struct ConvolutionGradient {
    using Tile = Tiles<T, Filters>;
    using Lane = typename Tile::Lane;
    using Type = typename Lane::Type;
    static constexpr std::size_t channels = Windows::channels;
    static constexpr std::size_t taps_in_run = Windows::rows_are_whole ? Windows::Columns::taps : 1;
    static constexpr std::size_t run = taps_in_run * channels;
    static constexpr std::size_t tiles_at_once = Tile::count < 2 ? Tile::count : 2;
    static constexpr std::size_t most = registers_at_once / tiles_at_once;
    static constexpr std::size_t blocks = (run + most - 1) / most;

    const Batch& batch;
    std::size_t first;
    Visitor& visitor;

    void form() const {
        for (std::size_t tap = 0; tap < Windows::taps; tap += taps_in_run) {
            Blocks<run, (run + blocks - 1) / blocks>::for_each(SomeRows{*this, tap});
        }
        T gradient[Filters];
        Blocks<Tile::count, tiles_at_once>::for_each(SomeBiases{*this, gradient});
        visit(gradient, Windows::taps * channels);
    }

private:
    /// Row `row` of the gradient, of sums.
    void visit(T* gradient, std::size_t row) const {
        const T scale = visitor.scale();
        for (std::size_t j = 0; j < Filters; ++j) {
            gradient[j] *= scale;
        }
        visit_row<Filters>(gradient, first + row * Filters, visitor,
                           std::integral_constant<bool, Visitor::takes_lanes>{});
    }

    /// Rows of a run.
    struct SomeRows {
        const ConvolutionGradient& all;
        std::size_t tap;

        template <std::size_t... Index>
        void operator()(std::size_t from, std::index_sequence<Index...>) const {
            T gradient[sizeof...(Index) * Filters];
            Blocks<Tile::count, tiles_at_once>::for_each(SomeTiles<sizeof...(Index)>{all, tap, from, gradient});
            for (std::size_t i = 0; i < sizeof...(Index); ++i) {
                all.visit(gradient + i * Filters, tap * channels + from + i);
            }
        }
    };

    /// Some tiles of Count rows.
    template <std::size_t Count>
    struct SomeTiles {
        const ConvolutionGradient& all;
        std::size_t tap;
        std::size_t from;
        T* gradient;

        template <std::size_t... Index>
        void operator()(std::size_t tile, std::index_sequence<Index...>) const {
            sum<sizeof...(Index)>(tile, std::make_index_sequence<Count * sizeof...(Index)>{});
        }

        /// Index / TileCount is the row, Index % TileCount the tile.
        template <std::size_t TileCount, std::size_t... Index>
        void sum(std::size_t tile, std::index_sequence<Index...>) const {
            Type sums[] = {(static_cast<void>(Index), Type{})...};
            for (std::size_t n = 0; n < all.batch.count(); ++n) {
                const T* x = all.batch.x(n) + from;
                const T* delta = all.batch.delta(n);
                Windows::for_each_position(tap, [&](std::size_t position, std::size_t number) {
                    const T* numbers = delta + position * Filters;
                    const int unrolled[] = {
                        (sums[Index] +=
                         x[number + Index / TileCount] * Lane::load(numbers + Tile::offset(tile + Index % TileCount)),
                         0)...};
                    static_cast<void>(unrolled);
                });
            }
            const int unrolled[] = {
                (Lane::store(gradient + Index / TileCount * Filters + Tile::offset(tile + Index % TileCount),
                             sums[Index]),
                 0)...};
            static_cast<void>(unrolled);
        }
    };

    struct SomeBiases {
        const ConvolutionGradient& all;
        T* gradient;

        template <std::size_t... Index>
        void operator()(std::size_t tile, std::index_sequence<Index...>) const {
            Type sums[] = {(static_cast<void>(Index), Type{})...};
            for (std::size_t n = 0; n < all.batch.count(); ++n) {
                const T* delta = all.batch.delta(n);
                for (std::size_t p = 0; p < Windows::positions; ++p) {
                    const int unrolled[] = {
                        (sums[Index] += Lane::load(delta + p * Filters + Tile::offset(tile + Index)), 0)...};
                    static_cast<void>(unrolled);
                }
            }
            const int unrolled[] = {(Lane::store(gradient + Tile::offset(tile + Index), sums[Index]), 0)...};
            static_cast<void>(unrolled);
        }
    };
};

} // namespace simd

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value && gives_pointers<T, Batch>()>
convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Simd<RegisterBytes>) {
    simd::ConvolutionGradient<T, Windows, Filters, Batch, Visitor>{batch, first, visitor}.form();
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
