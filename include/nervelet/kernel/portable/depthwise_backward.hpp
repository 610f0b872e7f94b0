// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_DEPTHWISE_BACKWARD_HPP
#define NERVELET_KERNEL_PORTABLE_DEPTHWISE_BACKWARD_HPP

#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"
#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// The channels of one place of depthwise_backward(). SkipsUnwanted: what below does not want is not summed.
template <class T, class Windows, std::size_t M, bool SkipsUnwanted, class GradientBelow>
struct DepthwiseBackwardAt {
    const T* weights;
    const T* delta;
    const GradientBelow& below;
    std::size_t number; ///< the first channel
    std::size_t row;
    std::size_t column;

    /// The part of a block's sums that one window adds.
    template <std::size_t... Index>
    struct AddDots {
        const DepthwiseBackwardAt& at;
        std::size_t first;
        T* sum;

        constexpr void operator()(std::size_t position, std::size_t tap) const {
            const T* filters = at.weights + (tap * Windows::channels + first) * M;
            const T* deltas = at.delta + (position * Windows::channels + first) * M;
            const int unrolled[] = {(add(Index, filters + Index * M, deltas + Index * M), 0)...};
            static_cast<void>(unrolled);
        }

        constexpr void add(std::size_t index, const T* filters, const T* deltas) const {
            if (!SkipsUnwanted || at.below.wants(at.number + first + index)) {
                sum[index] += dot<M>(filters, deltas, Portable{});
            }
        }
    };

    template <std::size_t... Index>
    [[gnu::flatten]] constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {(static_cast<void>(Index), T(0))...};
        Windows::for_each_seeing(row, column, AddDots<Index...>{*this, first, sum});
        const int unrolled[] = {(give(number + first + Index, sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }

    constexpr void give(std::size_t k, T gradient) const {
        if (below.wants(k)) {
            below.take(k, gradient);
        }
    }
};

template <class Windows, std::size_t M, bool SkipsUnwanted, class T, class GradientBelow>
constexpr void depthwise_backward_to(const T* weights, const T* delta, const GradientBelow& below) {
    std::size_t number = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column, number += Windows::channels) {
            Blocks<Windows::channels>::for_each(DepthwiseBackwardAt<T, Windows, M, SkipsUnwanted, GradientBelow>{
                weights, delta, below, number, row, column});
        }
    }
}

template <class Windows, std::size_t M, class T, class GradientBelow>
constexpr void depthwise_backward(const T* weights, const T* delta, const GradientBelow& below, Portable) {
    depthwise_backward_to<Windows, M, false>(weights, delta, below);
}

} // namespace kernel
} // namespace nervelet

#endif
