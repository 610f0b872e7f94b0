// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_AFFINE_BATCH_HPP
#define NERVELET_KERNEL_SIMD_AFFINE_BATCH_HPP

#include <type_traits>
#include <utility>

#include "add_nonzero.hpp"
#include "affine.hpp"
#include "count_zeros.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// z_n = b + sum_k x_n[k] W[k][:] for a few examples n, so that each part of a row of W that is loaded serves them all.
template <class T, std::size_t Rows, std::size_t Columns, bool HasZeros>
struct AffineBatch {
    using Tile = Tiles<T, Columns>;
    using Lane = typename Tile::Lane;

    const T* x[examples_at_once];
    T* z[examples_at_once];
    const T* weights;

    template <std::size_t First>
    void groups() const {
        constexpr std::size_t rest = Tile::count - First;
        constexpr std::size_t tiles = rest < tiles_at_once ? rest : tiles_at_once;
        group<First, tiles>(std::make_index_sequence<examples_at_once * tiles>{});
        next<First + tiles>(std::integral_constant<bool, (tiles < rest)>{});
    }

private:
    template <std::size_t First>
    void next(std::true_type) const {
        groups<First>();
    }

    template <std::size_t First>
    void next(std::false_type) const {}

    /// Index / TileCount is the example, Index % TileCount the tile.
    template <std::size_t First, std::size_t TileCount, std::size_t... Index>
    void group(std::index_sequence<Index...>) const {
        const T* row = weights;
        typename Lane::Type sum[] = {Lane::load(weights + Rows * Columns + Tile::offset(First + Index % TileCount))...};
        for (std::size_t k = 0; k < Rows; ++k, row += Columns) {
            const int unrolled[] = {
                (sum[Index] = AddNonzero<HasZeros>::of(sum[Index], x[Index / TileCount][k],
                                                       Lane::load(row + Tile::offset(First + Index % TileCount))),
                 0)...};
            static_cast<void>(unrolled);
        }
        const int unrolled[] = {
            (Lane::store(z[Index / TileCount] + Tile::offset(First + Index % TileCount), sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

/// Of a few examples; one by one where so many x are zero that together they would read more rows.
template <std::size_t Rows, std::size_t Columns, class T>
void affine_batch(const T* const (&x)[examples_at_once], const T* weights, T* const (&z)[examples_at_once]) {
    T zeros = T(0);
    for (const T* inputs : x) {
        zeros += count_zeros<Rows>(inputs);
    }
    if (zeros == T(0)) {
        AffineBatch<T, Rows, Columns, false>{{x[0], x[1], x[2], x[3]}, {z[0], z[1], z[2], z[3]}, weights}
            .template groups<0>();
    } else if (zeros * T(fewest_for_a_zero) <= T(Rows * examples_at_once)) {
        AffineBatch<T, Rows, Columns, true>{{x[0], x[1], x[2], x[3]}, {z[0], z[1], z[2], z[3]}, weights}
            .template groups<0>();
    } else {
        for (std::size_t n = 0; n < examples_at_once; ++n) {
            affine<Rows, Columns>(x[n], weights, z[n]);
        }
    }
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
