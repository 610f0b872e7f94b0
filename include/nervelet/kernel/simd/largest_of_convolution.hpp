// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_LARGEST_OF_CONVOLUTION_HPP
#define NERVELET_KERNEL_SIMD_LARGEST_OF_CONVOLUTION_HPP

#include <type_traits>
#include <utility>

#include "../portable/largest_of_convolution.hpp"
#include "windows_of_row.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// A convolution under a pool whose windows lie side by side without gaps: those of a few neighbouring windows of the
/// pool are computed, and the largest of each is taken while they are near.
template <class T, class Windows, class Pool, std::size_t Filters, class Winners>
struct LargestOfConvolution {
    using Rows = typename Pool::Rows;
    using Columns = typename Pool::Columns;

    /// Whether this order pays: the outputs of a window of the pool are few.
    static constexpr bool fits = Rows::stride == Rows::taps && Columns::stride == Columns::taps && !Rows::has_pads &&
                                 !Columns::has_pads && Pool::taps <= 16;

    const T* x;
    const T* weights;
    T* y;
    const Winners& winners;

    void run() const {
        constexpr std::size_t at_once = 32 / Pool::taps;
        for (std::size_t row = 0; row < Rows::positions; ++row) {
            Blocks<Columns::positions, at_once>::for_each(PoolWindows{*this, row});
        }
    }

private:
    using Tile = Tiles<T, Filters>;
    using Lane = typename Tile::Lane;
    using Type = typename Lane::Type;
    using Mask = decltype(Type{} <= Type{});
    using Integer = std::decay_t<decltype(Mask{}[0])>;

    /// Some windows of the pool, side by side.
    struct PoolWindows {
        const LargestOfConvolution& all;
        std::size_t row;

        template <std::size_t... Index>
        void operator()(std::size_t first, std::index_sequence<Index...>) const {
            constexpr std::size_t width = sizeof...(Index) * Columns::taps;
            T z[Rows::taps * width * Filters];
            for (std::size_t r = 0; r < Rows::taps; ++r) {
                windows_of_row<Windows, Filters, width>(all.x, all.weights, row * Rows::taps + r, first * Columns::taps,
                                                        z + r * width * Filters);
            }
            for (std::size_t i = 0; i < sizeof...(Index); ++i) {
                all.template take<width>(z + i * Columns::taps * Filters, row * Columns::positions + first + i);
            }
        }
    };

    /// The largest of one window of the pool; NaN is larger than any number, of equal ones the first counts.
    template <std::size_t Width>
    void take(const T* z, std::size_t window) const {
        Integer won[Filters];
        for (std::size_t tile = 0; tile < Tile::count; ++tile) {
            const std::size_t filter = Tile::offset(tile);
            Type largest = Lane::load(z + filter);
            Mask tap{};
            for (std::size_t t = 1; t < Pool::taps; ++t) {
                const Type next = Lane::load(z + (t / Columns::taps * Width + t % Columns::taps) * Filters + filter);
                const Mask replaces = ~(next <= largest) & (largest == largest);
                largest = replaces ? next : largest;
                tap = (tap & ~replaces) | (replaces & static_cast<Integer>(t));
            }
            Lane::store(y + window * Filters + filter, largest);
            __builtin_memcpy(won + filter, &tap, sizeof(Mask));
        }
        winners.template set<Filters>(window * Filters, won);
    }
};

} // namespace simd

template <class Windows, class Pool, std::size_t Filters, class T, class Winners, std::size_t RegisterBytes>
std::enable_if_t<
    std::is_floating_point<T>::value && simd::LargestOfConvolution<T, Windows, Pool, Filters, Winners>::fits, bool>
largest_of_convolution(const T* x, const T* weights, T* y, const Winners& winners, Simd<RegisterBytes>) {
    simd::LargestOfConvolution<T, Windows, Pool, Filters, Winners>{x, weights, y, winners}.run();
    return true;
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
