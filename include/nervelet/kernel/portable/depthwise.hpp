// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_DEPTHWISE_HPP
#define NERVELET_KERNEL_PORTABLE_DEPTHWISE_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// How the filters of a depthwise convolution, M for each channel, are cut into rows that one block sums: all of them
/// where M is 1, for neighbours then see neighbouring channels; else those of one channel.
template <std::size_t Channels, std::size_t M>
struct DepthwiseRows {
    static constexpr std::size_t filters = Channels * M;
    static constexpr std::size_t count = M == 1 ? 1 : Channels;
    static constexpr std::size_t width = filters / count;

    /// The channel that filter `index` of a row sees.
    static constexpr std::size_t channel(std::size_t row, std::size_t index) { return M == 1 ? index : row; }
};

/// One window of depthwise(), and one row of its filters. SkipsZeros: products with an x of zero are left out.
template <class T, class Windows, std::size_t M, bool SkipsZeros, class X>
struct DepthwiseAt {
    using Traits = ScalarTraits<T>;
    using Sum = typename Traits::Sum;
    using Filters = DepthwiseRows<Windows::channels, M>;

    const X& x;
    const T* weights; ///< of the row's filters
    T* z;             ///< of this window and row
    std::size_t window_row;
    std::size_t window_column;
    std::size_t row;

    /// The part of a block's sums that one tap adds.
    template <std::size_t... Index>
    struct AddProducts {
        const DepthwiseAt& at;
        std::size_t first;
        Sum* sum;

        constexpr void operator()(std::size_t tap, std::size_t number) const {
            const T* numbers = at.weights + tap * Filters::filters + first;
            const int unrolled[] = {
                (add(sum[Index], at.x[number + Filters::channel(at.row, first + Index)], numbers[Index]), 0)...};
            static_cast<void>(unrolled);
        }

        static constexpr void add(Sum& to, T value, T weight) {
            if (!SkipsZeros || !Traits::is_zero(value)) {
                to += Sum(value) * Sum(weight);
            }
        }
    };

    template <std::size_t... Index>
    [[gnu::flatten]] constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T* bias = weights + Windows::taps * Filters::filters + first;
        Sum sum[] = {(Traits::to_sum(bias[Index]) + Sum(0))...};
        Windows::for_each_tap(window_row, window_column, AddProducts<Index...>{*this, first, sum});
        const T unrolled[] = {(z[first + Index] = Traits::from_sum(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

template <class Windows, std::size_t M, bool SkipsZeros, class T, class X>
constexpr void depthwise_of_windows(const X& x, const T* weights, T* z) {
    using Filters = DepthwiseRows<Windows::channels, M>;
    for (std::size_t r = 0; r < Windows::Rows::positions; ++r) {
        for (std::size_t c = 0; c < Windows::Columns::positions; ++c) {
            for (std::size_t row = 0; row < Filters::count; ++row, z += Filters::width) {
                Blocks<Filters::width>::for_each(
                    DepthwiseAt<T, Windows, M, SkipsZeros, X>{x, weights + row * Filters::width, z, r, c, row});
            }
        }
    }
}

template <class Windows, std::size_t M, class T, class X>
constexpr void depthwise(const X& x, const T* weights, T* z, Portable) {
    depthwise_of_windows<Windows, M, false>(x, weights, z);
}

} // namespace kernel
} // namespace nervelet

#endif
