// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_AFFINE_HPP
#define NERVELET_KERNEL_SIMD_AFFINE_HPP

#include <type_traits>
#include <utility>

#include "../portable/affine.hpp"
#include "../portable/block.hpp"
#include "add_nonzero.hpp"
#include "aligned_tiles.hpp"
#include "has_zero.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// The rows from first to end.
struct EveryRow {
    std::size_t first;
    std::size_t count;
    std::size_t operator[](std::size_t n) const { return first + n; }
};

/// The rows of a list.
struct ListedRows {
    const Nonzero& list;
    std::size_t count;
    std::size_t operator[](std::size_t n) const { return list.rows[n]; }
};

/// How many of count tiles are held in registers at once: so many that the last one, which may overlap the one before,
/// is never alone, because both must be read before one is written.
constexpr std::size_t tiles_in_group(std::size_t count) {
    std::size_t group = registers_at_once;
    while (count > 1 && count % group == 1) {
        ++group;
    }
    return group;
}

/// z = b + sum_k x[k] W[k][:], with b after W; rows whose x[k] is zero are left out. A chunk of rows adds to all
/// columns before the next one begins, so that W is read nearly in the order in which it lies in memory.
template <class T, std::size_t Rows, std::size_t Columns, class Tile>
struct Affine {
    using Lane = typename Tile::Lane;
    /// So few that a comparison for each row costs less than a list of the rows.
    static constexpr bool is_narrow = Tile::count <= 2;

    const T* x;
    const T* weights;
    T* z;
    Tile tiles;

    void run() const {
        constexpr std::size_t head = (Rows - 1) % rows_in_chunk + 1;
        chunk<head>(weights + Rows * Columns, 0);
        for (std::size_t first = head; first < Rows; first += rows_in_chunk) {
            chunk<rows_in_chunk>(z, first);
        }
    }

private:
    /// z = from + the products of Count rows.
    template <std::size_t Count>
    void chunk(const T* from, std::size_t first) const {
        if (!has_zero<Count>(x + first)) {
            columns<false>(from, EveryRow{first, Count});
        } else if (is_narrow) {
            columns<true>(from, EveryRow{first, Count});
        } else {
            const Nonzero list(x, first, first + Count);
            columns<false>(from, ListedRows{list, list.count});
        }
    }

    template <bool HasZeros, class RowList>
    void columns(const T* from, const RowList& rows) const {
        Blocks<Tile::count, tiles_in_group(Tile::count)>::for_each(Groups<HasZeros, RowList>{*this, from, rows});
    }

    /// A group of tiles from first on.
    template <bool HasZeros, class RowList>
    struct Groups {
        const Affine& affine;
        const T* from;
        const RowList& rows;

        template <std::size_t... Index>
        void operator()(std::size_t first, std::index_sequence<Index...>) const {
            const std::size_t column[] = {affine.tiles.offset(first + Index)...};
            typename Lane::Type sum[] = {Lane::load(from + column[Index])...};
            for (std::size_t n = 0; n < rows.count; ++n) {
                const std::size_t k = rows[n];
                const T value = affine.x[k];
                const T* row = affine.weights + k * Columns;
                const int unrolled[] = {
                    (sum[Index] = AddNonzero<HasZeros>::of(sum[Index], value, Lane::load(row + column[Index])), 0)...};
                static_cast<void>(unrolled);
            }
            const int unrolled[] = {(Lane::store(affine.z + column[Index], sum[Index]), 0)...};
            static_cast<void>(unrolled);
        }
    };
};

template <std::size_t Rows, std::size_t Columns, class T>
void affine(const T* x, const T* weights, T* z) {
    using Plain = Tiles<T, Columns>;
    using Aligned = std::conditional_t<aligned_tiles_pay<T, Columns>(), AlignedTiles<T, Columns>, Plain>;
    if (!aligned_tiles_pay<T, Columns>() || AlignedTiles<T, Columns>::row_is_aligned(weights)) {
        Affine<T, Rows, Columns, Plain>{x, weights, z, Plain{}}.run();
    } else {
        Affine<T, Rows, Columns, Aligned>{x, weights, z, Aligned::of(weights)}.run();
    }
}

} // namespace simd

template <std::size_t Rows, std::size_t Columns, class T, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
void affine(const T* x, const T* weights, T* z, Simd<RegisterBytes>) {
    simd::affine<Rows, Columns>(x, weights, z);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
