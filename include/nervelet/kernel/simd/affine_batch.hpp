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

    /// Group by group; only the last one holds the tile that may overlap its neighbour.
    void run() const {
        constexpr std::size_t last = (Tile::count - 1) / tiles_at_once * tiles_at_once;
        for (std::size_t tile = 0; tile < last; tile += tiles_at_once) {
            group(TilesFrom{tile * Tile::lanes}, std::make_index_sequence<examples_at_once * tiles_at_once>{});
        }
        group(LastTiles<last>{}, std::make_index_sequence<examples_at_once*(Tile::count - last)>{});
    }

private:
    struct TilesFrom {
        std::size_t column;
        static constexpr std::size_t count = tiles_at_once;
        constexpr std::size_t offset(std::size_t tile) const { return column + tile * Tile::lanes; }
    };

    template <std::size_t First>
    struct LastTiles {
        static constexpr std::size_t count = Tile::count - First;
        static constexpr std::size_t offset(std::size_t tile) { return Tile::offset(First + tile); }
    };

    /// Index / count is the example, Index % count the tile.
    template <class Group, std::size_t... Index>
    void group(Group tiles, std::index_sequence<Index...>) const {
        constexpr std::size_t count = Group::count;
        const T* row = weights;
        typename Lane::Type sum[] = {Lane::load(weights + Rows * Columns + tiles.offset(Index % count))...};
        for (std::size_t k = 0; k < Rows; ++k, row += Columns) {
            const int unrolled[] = {
                (sum[Index] = AddNonzero<HasZeros>::of(sum[Index], x[Index / count][k],
                                                       Lane::load(row + tiles.offset(Index % count))),
                 0)...};
            static_cast<void>(unrolled);
        }
        const int unrolled[] = {(Lane::store(z[Index / count] + tiles.offset(Index % count), sum[Index]), 0)...};
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
        AffineBatch<T, Rows, Columns, false>{{x[0], x[1], x[2], x[3]}, {z[0], z[1], z[2], z[3]}, weights}.run();
    } else if (zeros * T(fewest_for_a_zero) <= T(Rows * examples_at_once)) {
        AffineBatch<T, Rows, Columns, true>{{x[0], x[1], x[2], x[3]}, {z[0], z[1], z[2], z[3]}, weights}.run();
    } else {
        for (std::size_t n = 0; n < examples_at_once; ++n) {
            affine<Rows, Columns>(x[n], weights, z[n]);
        }
    }
}

} // namespace simd

/// Where the inputs lie in memory, a row of W is read once for a few examples.
template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target>
void affine_of_examples(const Batch& batch, const T* weights, Target target, const T*) {
    for (std::size_t n = 0; n < batch.count();) {
        if (!simd::shares_rows<T, Columns>() || batch.count() - n < simd::examples_at_once) {
            affine<Rows, Columns>(reader(batch.x(n)), weights, batch.z(n), target);
            ++n;
        } else {
            simd::affine_batch<Rows, Columns>({batch.x(n), batch.x(n + 1), batch.x(n + 2), batch.x(n + 3)}, weights,
                                              {batch.z(n), batch.z(n + 1), batch.z(n + 2), batch.z(n + 3)});
            n += simd::examples_at_once;
        }
    }
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target, class X>
void affine_of_examples(const Batch& batch, const T* weights, Target target, const X&) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        affine<Rows, Columns>(reader(batch.x(n)), weights, batch.z(n), target);
    }
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, std::size_t RegisterBytes>
void affine_batch(const Batch& batch, const T* weights, Simd<RegisterBytes> target) {
    affine_of_examples<Rows, Columns, T>(batch, weights, target, reader(batch.x(0)));
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
