// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_AFFINE_HPP
#define NERVELET_KERNEL_SIMD_AFFINE_HPP

#include <type_traits>
#include <utility>

#include "../portable/affine.hpp"
#include "../portable/block.hpp"
#include "aligned_tiles.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// z = b + sum_k x[k] W[k][:], with b after W; rows whose x[k] is zero are left out.
template <class T, std::size_t Rows, std::size_t Columns, class Tile>
struct Affine {
    using Lane = typename Tile::Lane;
    /// One more where that leaves none alone.
    static constexpr std::size_t at_once = Tile::count == registers_at_once + 1 ? Tile::count : registers_at_once;

    const T* x;
    const T* weights;
    T* z;
    const Nonzero<T, Rows>& nonzero;
    Tile tiles;

    void run() const { Blocks<Tile::count, at_once>::for_each(*this); }

    /// A group of tiles from first on.
    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...>) const {
        typename Lane::Type sum[] = {Lane::load(weights + Rows * Columns + tiles.offset(first + Index))...};
        for (std::size_t n = 0; n < nonzero.count; ++n) {
            const std::size_t k = nonzero.rows[n];
            const T value = x[k];
            const T* row = weights + k * Columns;
            const int unrolled[] = {(sum[Index] += value * Lane::load(row + tiles.offset(first + Index)), 0)...};
            static_cast<void>(unrolled);
        }
        const int unrolled[] = {(Lane::store(z + tiles.offset(first + Index), sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T>
void affine(const T* x, const T* weights, T* z) {
    using Plain = Tiles<T, Columns>;
    using Aligned = std::conditional_t<aligned_tiles_pay<T, Columns>(), AlignedTiles<T, Columns>, Plain>;
    const Nonzero<T, Rows> nonzero(x);
    if (!aligned_tiles_pay<T, Columns>() || AlignedTiles<T, Columns>::is_aligned(weights)) {
        Affine<T, Rows, Columns, Plain>{x, weights, z, nonzero, Plain{}}.run();
    } else {
        Affine<T, Rows, Columns, Aligned>{x, weights, z, nonzero, Aligned::of(weights)}.run();
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
