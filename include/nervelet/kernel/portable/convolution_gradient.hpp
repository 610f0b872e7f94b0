// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_PORTABLE_CONVOLUTION_GRADIENT_HPP

#include <type_traits>
#include <utility>

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// Whether it does not show in which order gradients are visited: by a visitor that takes many at once or only
/// subtracts.
template <class Visitor>
constexpr bool takes_any_order() {
    return Visitor::takes_lanes || Visitor::subtracts;
}

/// Whether what a batch gives lies in memory.
template <class T, class Batch>
constexpr bool gives_pointers() {
    return std::is_convertible<decltype(reader(std::declval<const Batch&>().x(0))), const T*>::value;
}

/// The gradient of one row of weights, that of tap and channel, or of the biases.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
struct ConvolutionGradientRow {
    const Batch& batch;
    std::size_t tap; ///< Windows::taps: the biases
    std::size_t channel;
    std::size_t index;
    Visitor& visit;

    /// The part of a block's sums that one window of an example adds.
    template <std::size_t... Index>
    struct AddProduct {
        const ConvolutionGradientRow& row;
        std::size_t n;
        const T* delta;
        T* sum;

        constexpr void operator()(std::size_t position, std::size_t number) const {
            add(row.batch.x(n)[number + row.channel], position);
        }

        constexpr void add(T value, std::size_t position) const {
            if (!ScalarTraits<T>::is_zero(value)) {
                const T* numbers = delta + position * Filters;
                const T unrolled[] = {(sum[Index] += value * numbers[Index])...};
                static_cast<void>(unrolled);
            }
        }
    };

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {(static_cast<void>(Index), T(0))...};
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const AddProduct<Index...> add{*this, n, batch.delta(n) + first, sum};
            if (tap < Windows::taps) {
                Windows::for_each_position(tap, add);
            } else {
                for (std::size_t p = 0; p < Windows::positions; ++p) {
                    add.add(T(1), p);
                }
            }
        }
        const int unrolled[] = {(visit(index + first + Index, visit.scale() * sum[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
constexpr void convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Portable) {
    using Row = ConvolutionGradientRow<T, Windows, Filters, Batch, Visitor>;
    std::size_t index = first;
    for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
        for (std::size_t channel = 0; channel < Windows::channels; ++channel, index += Filters) {
            Blocks<Filters>::for_each(Row{batch, tap, channel, index, visitor});
        }
    }
    Blocks<Filters>::for_each(Row{batch, Windows::taps, 0, index, visitor});
}

} // namespace kernel
} // namespace nervelet

#endif
