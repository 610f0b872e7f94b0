// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_WINDOWS_OF_ROW_HPP
#define NERVELET_KERNEL_SIMD_WINDOWS_OF_ROW_HPP

#include <utility>

#include "../portable/block.hpp"
#include "../windows.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// So many neighbouring windows share each part of a row of weights that is loaded: as many sums as registers hold.
template <class T, std::size_t Filters>
constexpr std::size_t windows_in_group() {
    return Tiles<T, Filters>::count == 1 ? 8 : 4;
}

/// z = b + 0 + the products of Count windows that lie side by side in a row, the lanes over filters.
template <class T, class Windows, std::size_t Filters, std::size_t Count>
struct WindowGroup {
    using Tile = Tiles<T, Filters>;
    using Lane = typename Tile::Lane;
    using Type = typename Lane::Type;
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    static constexpr std::size_t channels = Windows::channels;
    static constexpr std::size_t tiles_in_group = 2;

    /// Whether so many windows may all see no pad.
    static constexpr bool some_group_sees_all =
        (Count - 1) * Columns::stride + (Columns::taps - 1) * Columns::dilation < Columns::size;

    const T* x;
    const T* weights;
    T* z;
    std::size_t row;
    std::size_t column;

    /// Two tiles after the other; only the last ones hold that which may overlap its neighbour.
    void run() const {
        constexpr std::size_t last = (Tile::count - 1) / tiles_in_group * tiles_in_group;
        for (std::size_t tile = 0; tile < last; tile += tiles_in_group) {
            group(TilesFrom{tile * Tile::lanes}, std::make_index_sequence<Count * tiles_in_group>{});
        }
        group(LastTiles<last>{}, std::make_index_sequence<Count*(Tile::count - last)>{});
    }

private:
    struct TilesFrom {
        std::size_t filter;
        static constexpr std::size_t count = tiles_in_group;
        constexpr std::size_t offset(std::size_t tile) const { return filter + tile * Tile::lanes; }
    };

    template <std::size_t First>
    struct LastTiles {
        static constexpr std::size_t count = Tile::count - First;
        static constexpr std::size_t offset(std::size_t tile) { return Tile::offset(First + tile); }
    };

    bool sees(std::size_t window, std::size_t tap) const {
        return tap >= Columns::first_tap(column + window) && tap < Columns::end_tap(column + window);
    }

    /// Index / count is the window, Index % count the tile.
    template <class Group, std::size_t... Index>
    void group(Group tiles, std::index_sequence<Index...> all) const {
        constexpr std::size_t count = Group::count;
        const T* bias = weights + Windows::taps * channels * Filters;
        Type sum[] = {(Lane::load(bias + tiles.offset(Index % count)) + Type{})...};
        const bool all_see =
            some_group_sees_all && (!Columns::has_pads || (Columns::first_tap(column) == 0 &&
                                                           Columns::end_tap(column + Count - 1) == Columns::taps));
        for (std::size_t r = Rows::first_tap(row); r < Rows::end_tap(row); ++r) {
            const std::size_t line = Rows::index(row, r) * Columns::size;
            const T* rows = weights + r * Columns::taps * channels * Filters;
            if (all_see && Windows::is_dense) {
                add<Columns::taps * channels>(tiles, x + (line + Columns::index(column, 0)) * channels, rows, sum, all);
                continue;
            }
            for (std::size_t c = 0; c < Columns::taps; ++c, rows += channels * Filters) {
                const std::size_t number = line + Columns::index(column, c);
                if (all_see) {
                    add<channels>(tiles, x + number * channels, rows, sum, all);
                } else {
                    const int unrolled[] = {(add_where(sees(Index / count, c), number + Index / count * Columns::stride,
                                                       rows + tiles.offset(Index % count), sum[Index]),
                                             0)...};
                    static_cast<void>(unrolled);
                }
            }
        }
        const int unrolled[] = {
            (Lane::store(z + Index / count * Filters + tiles.offset(Index % count), sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }

    /// The products of Size rows of weights and as many numbers of each window that lie one after the other.
    template <std::size_t Size, class Group, std::size_t... Index>
    static void add(Group tiles, const T* numbers, const T* row_of_weights, Type* sum, std::index_sequence<Index...>) {
        constexpr std::size_t count = Group::count;
        for (std::size_t k = 0; k < Size; ++k, row_of_weights += Filters) {
            const int unrolled[] = {(sum[Index] += numbers[k + Index / count * Columns::stride * channels] *
                                                   Lane::load(row_of_weights + tiles.offset(Index % count)),
                                     0)...};
            static_cast<void>(unrolled);
        }
    }

    /// The products of one tap, one window and one tile, where that window sees something.
    void add_where(bool is_seen, std::size_t number, const T* row_of_weights, Type& sum) const {
        if (is_seen) {
            const T* numbers = x + number * channels;
            for (std::size_t k = 0; k < channels; ++k, row_of_weights += Filters) {
                sum += numbers[k] * Lane::load(row_of_weights);
            }
        }
    }
};

/// Groups of windows from a column on.
template <class T, class Windows, std::size_t Filters>
struct WindowGroups {
    const T* x;
    const T* weights;
    T* z;
    std::size_t row;
    std::size_t column;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...>) const {
        WindowGroup<T, Windows, Filters, sizeof...(Index)>{x, weights, z + first * Filters, row, column + first}.run();
    }
};

/// Count windows of a row from a column on, in groups of nearly the same size.
template <class Windows, std::size_t Filters, std::size_t Count, class T>
void windows_of_row(const T* x, const T* weights, std::size_t row, std::size_t column, T* z) {
    constexpr std::size_t most = windows_in_group<T, Filters>();
    constexpr std::size_t groups = (Count + most - 1) / most;
    Blocks<Count, (Count + groups - 1) / groups>::for_each(
        WindowGroups<T, Windows, Filters>{x, weights, z, row, column});
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
