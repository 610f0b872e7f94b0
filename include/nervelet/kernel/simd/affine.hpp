// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_AFFINE_HPP
#define NERVELET_KERNEL_SIMD_AFFINE_HPP

#include <type_traits>
#include <utility>

#include "aligned_tiles.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// z = b + sum_k x[k] W[k][:], with b behind W; rows whose x[k] is zero are left out.
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

    template <std::size_t First>
    void groups() const {
        constexpr std::size_t rest = Tile::count - First;
        group<First>(std::make_index_sequence<(rest < at_once ? rest : at_once)>{});
        next<First + at_once>(std::integral_constant<bool, (First + at_once < Tile::count)>{});
    }

private:
    template <std::size_t First>
    void next(std::true_type) const {
        groups<First>();
    }

    template <std::size_t First>
    void next(std::false_type) const {}

    template <std::size_t First, std::size_t... Index>
    void group(std::index_sequence<Index...>) const {
        typename Lane::Type sum[] = {Lane::load(weights + Rows * Columns + tiles.offset(First + Index))...};
        for (std::size_t n = 0; n < nonzero.count; ++n) {
            const std::size_t k = nonzero.rows[n];
            const T value = x[k];
            const T* row = weights + k * Columns;
            const int unrolled[] = {(sum[Index] += value * Lane::load(row + tiles.offset(First + Index)), 0)...};
            static_cast<void>(unrolled);
        }
        const int unrolled[] = {(Lane::store(z + tiles.offset(First + Index), sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T>
void affine(const T* x, const T* weights, T* z) {
    using Plain = Tiles<T, Columns>;
    using Aligned = std::conditional_t<aligned_tiles_pay<T, Columns>(), AlignedTiles<T, Columns>, Plain>;
    const Nonzero<T, Rows> nonzero(x);
    if (!aligned_tiles_pay<T, Columns>() || AlignedTiles<T, Columns>::is_aligned(weights)) {
        Affine<T, Rows, Columns, Plain>{x, weights, z, nonzero, Plain{}}.template groups<0>();
    } else {
        Affine<T, Rows, Columns, Aligned>{x, weights, z, nonzero, Aligned::of(weights)}.template groups<0>();
    }
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
