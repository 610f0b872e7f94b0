// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_PORTABLE_CONVOLUTION_BACKWARD_HPP

#include "../windows.hpp"
#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// One number of convolution_backward(): adds the part of each window that sees it.
template <class T, class Windows, std::size_t Filters, class Deltas>
struct AddDotOfWindow {
    const T* weights; ///< of the number's channel, at tap 0
    const Deltas& delta;
    T& sum;

    constexpr void operator()(std::size_t position, std::size_t tap) const {
        sum += dot<Filters>(weights + tap * Windows::channels * Filters, delta(position), Portable{});
    }
};

template <class Windows, std::size_t Filters, class T, class Deltas, class GradientBelow>
constexpr void convolution_backward(const T* weights, const Deltas& delta, const GradientBelow& below, Portable) {
    std::size_t k = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                if (below.wants(k)) {
                    T sum = T(0);
                    Windows::for_each_seeing(
                        row, column,
                        AddDotOfWindow<T, Windows, Filters, Deltas>{weights + channel * Filters, delta, sum});
                    below.take(k, sum);
                }
            }
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
