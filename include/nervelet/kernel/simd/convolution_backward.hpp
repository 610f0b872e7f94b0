// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_SIMD_CONVOLUTION_BACKWARD_HPP

#include <type_traits>
#include <utility>

#include "../../core/math/number.hpp"
#include "../portable/convolution_backward.hpp"
#include "for_each_tile.hpp"
#include "turned_rows.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Whether GradientBelow takes what fills a vector at once.
template <class GradientBelow, class Lane, class = void>
struct TakesVectors : std::false_type {};

template <class GradientBelow, class Lane>
struct TakesVectors<GradientBelow, Lane,
                    decltype(std::declval<const GradientBelow&>().take(Lane{}, 0, typename Lane::Type{}))>
    : std::true_type {};

template <class Lane, class GradientBelow>
void give(const GradientBelow& below, std::size_t k, typename Lane::Type gradient, std::true_type) {
    below.take(Lane{}, k, gradient);
}

template <class Lane, class GradientBelow>
void give(const GradientBelow& below, std::size_t k, typename Lane::Type gradient, std::false_type) {
    for (std::size_t i = 0; i < sizeof(gradient) / sizeof(gradient[0]); ++i) {
        if (below.wants(k + i)) {
            below.take(k + i, gradient[i]);
        }
    }
}

/// Whether all of Size numbers are zero.
template <std::size_t Size, class T>
bool all_zero(const T* x) {
    using Tile = Tiles<T, Size>;
    using Lane = typename Tile::Lane;
    auto zeros = Lane::load(x + Tile::offset(0)) == typename Lane::Type{};
    for (std::size_t tile = 1; tile < Tile::count; ++tile) {
        zeros &= Lane::load(x + Tile::offset(tile)) == typename Lane::Type{};
    }
    return math::all(zeros);
}

/// The lanes over channels. Each window adds its part to all that it sees, one window after the other, so its deltas
/// are formed once; under a pool most are zero, and a window whose deltas all are is left out.
template <class T, class Windows, std::size_t Filters, class Deltas, class GradientBelow>
struct ConvolutionBackward {
    /// The sums and the turned weights lie on the stack.
    static constexpr std::size_t places = Windows::Rows::size * Windows::Columns::size;
    static constexpr std::size_t columns = Windows::taps * Filters;
    static constexpr bool fits = places * register_bytes <= 32768 && columns * register_bytes <= 32768;

    const T* weights;
    const Deltas& delta;
    const GradientBelow& below;

    void run() const { for_each_tile<T, 1>(std::integral_constant<std::size_t, Windows::channels>{}, *this, 0); }

    /// Width channels.
    template <std::size_t Width>
    void operator()(std::integral_constant<std::size_t, Width>, std::size_t channel, std::index_sequence<0>) const {
        using Lane = Lanes<T, Width>;
        using Rows = TurnedRows<T, Filters, Width>;
        typename Lane::Type turned[columns];
        for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
            Rows::turn(weights + (tap * Windows::channels + channel) * Filters, turned + tap * Filters);
        }
        typename Lane::Type sums[places] = {};
        for (std::size_t position = 0; position < Windows::positions; ++position) {
            const T* vector = delta(position);
            if (!all_zero<Filters>(vector)) {
                Windows::for_each_tap(position, [&](std::size_t tap, std::size_t number) {
                    sums[number / Windows::channels] += Rows::dots(turned + tap * Filters, vector);
                });
            }
        }
        for (std::size_t place = 0; place < places; ++place) {
            give<Lane>(below, place * Windows::channels + channel, sums[place], TakesVectors<GradientBelow, Lane>{});
        }
    }
};

} // namespace simd

template <class Windows, std::size_t Filters, class T, class Deltas, class GradientBelow, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value &&
                 simd::ConvolutionBackward<T, Windows, Filters, Deltas, GradientBelow>::fits &&
                 std::is_convertible<decltype(std::declval<const Deltas&>()(0)), const T*>::value>
convolution_backward(const T* weights, const Deltas& delta, const GradientBelow& below, Simd<RegisterBytes>) {
    simd::ConvolutionBackward<T, Windows, Filters, Deltas, GradientBelow>{weights, delta, below}.run();
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
