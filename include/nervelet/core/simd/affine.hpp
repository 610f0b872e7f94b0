// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_SIMD_AFFINE_HPP
#define NERVELET_CORE_SIMD_AFFINE_HPP

#include <utility>

#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace simd {

/// z = b + sum_k x[k] W[k][:], with b behind W; rows whose x[k] is zero are left out.
template <class T, std::size_t Rows, std::size_t Columns>
struct Affine {
    using Tile = Tiles<T, Columns>;
    using Lane = typename Tile::Lane;

    const T* x;
    const T* weights;
    T* z;
    const Nonzero<T, Rows>& nonzero;

    template <std::size_t First>
    void groups() const {
        constexpr std::size_t rest = Tile::count - First;
        group<First>(std::make_index_sequence<(rest < registers_at_once ? rest : registers_at_once)>{});
        next<First + registers_at_once>(std::integral_constant<bool, (First + registers_at_once < Tile::count)>{});
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
        typename Lane::Type sum[] = {Lane::load(weights + Rows * Columns + Tile::offset(First + Index))...};
        for (std::size_t n = 0; n < nonzero.count; ++n) {
            const std::size_t k = nonzero.rows[n];
            const T value = x[k];
            const T* row = weights + k * Columns;
            const int unrolled[] = {(sum[Index] += value * Lane::load(row + Tile::offset(First + Index)), 0)...};
            static_cast<void>(unrolled);
        }
        const int unrolled[] = {(Lane::store(z + Tile::offset(First + Index), sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T>
void affine(const T* x, const T* weights, T* z) {
    const Nonzero<T, Rows> nonzero(x);
    Affine<T, Rows, Columns>{x, weights, z, nonzero}.template groups<0>();
}

} // namespace simd
} // namespace nervelet

#endif

#endif
