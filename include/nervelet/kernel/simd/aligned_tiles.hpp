// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_ALIGNED_TILES_HPP
#define NERVELET_KERNEL_SIMD_ALIGNED_TILES_HPP

#include <cstdint>

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Tiles of rows that begin anywhere in memory: all tiles but the first and the last begin where a vector is aligned,
/// and both of those overlap their neighbours. A vector across the border of two cache lines costs as much as two.
template <class T, std::size_t Columns>
class AlignedTiles {
    using Plain = Tiles<T, Columns>;
    static constexpr std::size_t bytes = Plain::lanes * sizeof(T);

public:
    using Lane = typename Plain::Lane;
    static constexpr std::size_t lanes = Plain::lanes;
    static constexpr std::size_t count = Plain::count + 1;

    static bool row_is_aligned(const T* row) { return reinterpret_cast<std::uintptr_t>(row) % bytes == 0; }

    static AlignedTiles of(const T* row) {
        return AlignedTiles(lanes - reinterpret_cast<std::uintptr_t>(row) % bytes / sizeof(T));
    }

    std::size_t offset(std::size_t tile) const {
        return tile == 0 ? 0 : tile + 1 < count ? second_ + (tile - 1) * lanes : Columns - lanes;
    }

private:
    explicit AlignedTiles(std::size_t second) : second_(second) {}

    std::size_t second_; // where the second tile begins
};

/// Whether one tile more is less work: rows are long, each begins at the same place of a vector, and a vector is a
/// whole cache line. Of shorter ones only every second or fourth lies across a border, which costs less than the tile.
template <class T, std::size_t Columns>
constexpr bool aligned_tiles_pay() {
    using Plain = Tiles<T, Columns>;
    return Plain::lanes * sizeof(T) >= 64 && Plain::count >= 4 && Columns % Plain::lanes == 0;
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
