// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_SIMD_SUBTRACT_OUTER_PRODUCT_HPP

#include <cstdint>
#include <type_traits>
#include <utility>

#include "../portable/subtract_outer_product.hpp"
#include "add_nonzero.hpp"
#include "has_zero.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// row += factor delta, for rows of few tiles: delta lies in registers.
template <class T, std::size_t Columns>
class ShortRow {
    using Tile = Tiles<T, Columns>;
    using Lane = typename Tile::Lane;

public:
    /// So few that a comparison for each row costs less than a list of the rows.
    static constexpr bool is_narrow = Tile::count <= 2;

    ShortRow(const T* delta, const T*) {
        for (std::size_t tile = 0; tile < Tile::count; ++tile) {
            delta_[tile] = Lane::load(delta + Tile::offset(tile));
        }
    }

    template <bool HasZeros>
    void add(T factor, T* row) const {
        add<HasZeros>(factor, row, std::make_index_sequence<Tile::count>{});
    }

private:
    /// The last two tiles may overlap: both are read before one is written.
    template <bool HasZeros, std::size_t... Index>
    void add(T factor, T* row, std::index_sequence<Index...>) const {
        const typename Lane::Type next[] = {
            AddNonzero<HasZeros>::of(Lane::load(row + Tile::offset(Index)), factor, delta_[Index])...};
        const int unrolled[] = {(Lane::store(row + Tile::offset(Index), next[Index]), 0)...};
        static_cast<void>(unrolled);
    }

    typename Lane::Type delta_[Tile::count];
};

/// The same for long rows: delta is read again for each of them, from a copy that lies in memory as the rows do. All
/// tiles but the first and the last begin where a vector is aligned, because one across the border of two cache lines
/// costs as much as two.
template <class T, std::size_t Columns>
class LongRow {
    using Tile = Tiles<T, Columns>;
    using Lane = typename Tile::Lane;

public:
    static constexpr bool is_narrow = false;

    LongRow(const T* delta, const T* rows)
        : before_(reinterpret_cast<std::uintptr_t>(rows) % sizeof(typename Lane::Type) / sizeof(T)) {
        for (std::size_t tile = 0; tile < Tile::count; ++tile) {
            Lane::store(delta_ + before_ + Tile::offset(tile), Lane::load(delta + Tile::offset(tile)));
        }
    }

    /// Both tiles that overlap others are read before one is written.
    template <bool HasZeros>
    void add(T factor, T* row) const {
        constexpr std::size_t last = Tile::offset(Tile::count - 1);
        const T* delta = delta_ + before_;
        const typename Lane::Type begin = Lane::load(row) + factor * Lane::load(delta);
        const typename Lane::Type end = Lane::load(row + last) + factor * Lane::load(delta + last);
        for (std::size_t j = Tile::lanes - before_; j < last; j += Tile::lanes) {
            Lane::store(row + j, Lane::load(row + j) + factor * Lane::load(delta + j));
        }
        Lane::store(row, begin);
        Lane::store(row + last, end);
    }

private:
    std::size_t before_; // how far behind an aligned place the rows begin
    alignas(register_bytes) T delta_[Columns + Tile::lanes];
};

/// W[k][:] -= (x[k] scale) delta, b -= scale delta, with b after W; rows whose x[k] is zero stay as they are.
template <std::size_t Rows, std::size_t Columns, class T>
void subtract_outer_product(const T* x, T scale, const T* delta, T* weights) {
    using Row = std::conditional_t<Tiles<T, Columns>::count <= registers_at_once / 2, ShortRow<T, Columns>,
                                   LongRow<T, Columns>>;
    const Row row(delta, weights);
    const T factor = -scale;
    if (!has_zero<Rows>(x)) {
        for (std::size_t k = 0; k < Rows; ++k) {
            row.template add<false>(x[k] * factor, weights + k * Columns);
        }
    } else if (Row::is_narrow) {
        for (std::size_t k = 0; k < Rows; ++k) {
            row.template add<true>(x[k] * factor, weights + k * Columns);
        }
    } else {
        for_each_nonzero<Rows>(x,
                               [&](std::size_t k) { row.template add<false>(x[k] * factor, weights + k * Columns); });
    }
    row.template add<false>(factor, weights + Rows * Columns);
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
