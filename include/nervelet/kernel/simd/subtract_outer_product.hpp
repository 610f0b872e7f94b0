// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_SIMD_SUBTRACT_OUTER_PRODUCT_HPP

#include <utility>

#include "../portable/subtract_outer_product.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// W[k][:] -= (x[k] scale) delta, b -= scale delta, with b after W; rows whose x[k] is zero stay as they are.
template <class T, std::size_t Rows, std::size_t Columns>
struct SubtractOuterProduct {
    using Tile = Tiles<T, Columns>;
    using Lane = typename Tile::Lane;

    const T* delta;
    T* weights;

    void row(std::size_t k, T factor) const {
        tiles(weights + k * Columns, factor, std::make_index_sequence<Tile::count - 1>{});
    }

private:
    /// The last two tiles may overlap: both are read before one is written.
    template <std::size_t... Index>
    void tiles(T* row, T factor, std::index_sequence<Index...>) const {
        constexpr std::size_t last = Tile::offset(Tile::count - 1);
        const typename Lane::Type end = Lane::load(row + last) - factor * Lane::load(delta + last);
        const int unrolled[] = {
            0, (Lane::store(row + Tile::offset(Index),
                            Lane::load(row + Tile::offset(Index)) - factor * Lane::load(delta + Tile::offset(Index))),
                0)...};
        static_cast<void>(unrolled);
        Lane::store(row + last, end);
    }
};

template <std::size_t Rows, std::size_t Columns, class T>
void subtract_outer_product(const T* x, T scale, const T* delta, T* weights) {
    T held[Columns]; // a copy, which the compiler knows that no weight overlaps
    __builtin_memcpy(held, delta, sizeof(held));
    const SubtractOuterProduct<T, Rows, Columns> update{held, weights};
    const Nonzero<T, Rows> nonzero(x);
    for (std::size_t n = 0; n < nonzero.count; ++n) {
        update.row(nonzero.rows[n], x[nonzero.rows[n]] * scale);
    }
    update.row(Rows, scale);
}

} // namespace simd

template <std::size_t Rows, std::size_t Columns, class T, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
void subtract_outer_product(const T* x, T scale, const T* delta, T* weights, Simd<RegisterBytes>) {
    simd::subtract_outer_product<Rows, Columns>(x, scale, delta, weights);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
