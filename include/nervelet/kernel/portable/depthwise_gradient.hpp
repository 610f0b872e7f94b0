// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_DEPTHWISE_GRADIENT_HPP
#define NERVELET_KERNEL_PORTABLE_DEPTHWISE_GRADIENT_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"
#include "depthwise.hpp"

namespace nervelet {
namespace kernel {

/// The gradient of one tap of a row of filters. SkipsZeros: products with an x of zero are left out.
template <class T, class Windows, std::size_t M, bool SkipsZeros, class Batch, class Visitor>
struct DepthwiseGradientRow {
    using Filters = DepthwiseRows<Windows::channels, M>;

    const Batch& batch;
    std::size_t tap;
    std::size_t row;
    std::size_t index;
    Visitor& visit;

    /// The part of a block's sums that one window of an example adds.
    template <class X, std::size_t... Index>
    struct AddProducts {
        const X& x;
        const T* delta;
        std::size_t row;
        std::size_t first;
        T* sum;

        [[gnu::always_inline]] constexpr void operator()(std::size_t position, std::size_t number) const {
            const T* numbers = delta + position * Filters::filters;
            const int unrolled[] = {
                (add(sum[Index], x[number + Filters::channel(row, first + Index)], numbers[Index]), 0)...};
            static_cast<void>(unrolled);
        }

        static constexpr void add(T& to, T value, T number) {
            if (!SkipsZeros || !ScalarTraits<T>::is_zero(value)) {
                to += value * number;
            }
        }
    };

    template <class X, std::size_t... Index>
    constexpr void add_example(const X& x, const T* delta, std::size_t first, T* sum,
                               std::index_sequence<Index...>) const {
        Windows::for_each_position(tap,
                                   AddProducts<X, Index...>{x, delta + row * Filters::width + first, row, first, sum});
    }

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...> width) const {
        T sum[] = {(static_cast<void>(Index), T(0))...};
        for (std::size_t n = 0; n < batch.count(); ++n) {
            add_example(reader(batch.x(n)), batch.delta(n), first, sum, width);
        }
        const int unrolled[] = {(visit(index + first + Index, visit.scale() * sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

/// The gradient of the biases.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
struct DepthwiseGradientOfBias {
    const Batch& batch;
    std::size_t index;
    Visitor& visit;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {(static_cast<void>(Index), T(0))...};
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const T* delta = batch.delta(n) + first;
            for (std::size_t p = 0; p < Windows::positions; ++p, delta += Filters) {
                const T unrolled[] = {(sum[Index] += delta[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(visit(index + first + Index, visit.scale() * sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

template <class T, class Windows, std::size_t M, bool SkipsZeros, class Batch, class Visitor>
constexpr void depthwise_gradient_of_batch(const Batch& batch, std::size_t first, Visitor& visitor) {
    using Filters = DepthwiseRows<Windows::channels, M>;
    std::size_t index = first;
    for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
        for (std::size_t row = 0; row < Filters::count; ++row, index += Filters::width) {
            Blocks<Filters::width>::for_each(
                DepthwiseGradientRow<T, Windows, M, SkipsZeros, Batch, Visitor>{batch, tap, row, index, visitor});
        }
    }
    Blocks<Filters::filters>::for_each(
        DepthwiseGradientOfBias<T, Windows, Filters::filters, Batch, Visitor>{batch, index, visitor});
}

template <class T, class Windows, std::size_t M, class Batch, class Visitor>
constexpr void depthwise_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Portable) {
    depthwise_gradient_of_batch<T, Windows, M, false>(batch, first, visitor);
}

} // namespace kernel
} // namespace nervelet

#endif
