// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FOR_EACH_TILE_HPP
#define NERVELET_KERNEL_SIMD_FOR_EACH_TILE_HPP

#include <type_traits>
#include <utility>

#include "../portable/block.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Counts tiles of Lanes numbers from a column on.
template <std::size_t Lanes, class Function>
struct TilesFrom {
    const Function& function;
    std::size_t first;

    template <std::size_t... Index>
    void operator()(std::size_t tile, std::index_sequence<Index...> tiles) const {
        function(std::integral_constant<std::size_t, Lanes>{}, first + tile * Lanes, tiles);
    }
};

/// Cuts a row of Columns numbers, from first on, into tiles: as many of the widest vectors as fit, then ever narrower
/// ones. Calls function(width of a tile, first column, std::index_sequence of the tiles) for each group of at most
/// AtOnce tiles.
template <class T, std::size_t AtOnce, class Function>
void for_each_tile(std::integral_constant<std::size_t, 0>, const Function&, std::size_t) {}

template <class T, std::size_t AtOnce, std::size_t Columns, class Function>
void for_each_tile(std::integral_constant<std::size_t, Columns>, const Function& function, std::size_t first = 0) {
    constexpr std::size_t lanes = WidestLanes<T, Columns>::value;
    constexpr std::size_t tiles = Columns / lanes;
    Blocks<tiles, AtOnce>::for_each(TilesFrom<lanes, Function>{function, first});
    for_each_tile<T, AtOnce>(std::integral_constant<std::size_t, Columns - tiles * lanes>{}, function,
                             first + tiles * lanes);
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
