// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_FIXED16_CONVOLUTION_KERNELS_HPP
#define NERVELET_KERNEL_FIXED16_CONVOLUTION_KERNELS_HPP

/// The part of the menu, kernels.hpp, for convolutions of 16-bit integers. A window of the forward pass is a Dense, see
/// fixed16_kernels.hpp, which also says what two forms of a sum are for; W is [filter][tap][channel].

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../scalar/fixed16/raw.hpp"
#include "dsp/fixed16/convolution_backward.hpp"
#include "dsp/fixed16/filter_gradient.hpp"
#include "portable/fixed16/convolution_backward.hpp"
#include "portable/fixed16/depthwise.hpp"
#include "portable/fixed16/filter_gradient.hpp"
#include "target.hpp"
#include "windows.hpp"

namespace nervelet {
namespace kernel {

/// dJ/dx of a convolution, in blocks of neighbouring channels: gives below.take<Size, Shift>(k, sums) of each, with
/// sums[c] = 2^(Shift - 1) + sum of W[f][t][c] delta[p][f] over all windows p that see number k + c, by tap t, modulo
/// 2^32, or saturated.
template <class Windows, std::size_t Filters, int Shift, class T, class GradientBelow>
constexpr void fixed16_convolution_backward(const T* weights, const T* delta, const GradientBelow& below) {
    if (math::constant_evaluated()) {
        fixed16_convolution_backward<Windows, Filters, Shift>(weights, delta, below, Portable{});
    } else {
        fixed16_convolution_backward<Windows, Filters, Shift>(fixed16::integers(weights), fixed16::integers(delta),
                                                              below, Best<std::int16_t>{});
    }
}

template <class Windows, std::size_t Filters, int Shift, class T, class GradientBelow>
constexpr void fixed16_convolution_backward_saturated(const T* weights, const T* delta, const GradientBelow& below) {
    if (math::constant_evaluated()) {
        fixed16_convolution_backward_saturated<Windows, Filters, Shift>(weights, delta, below, Portable{});
    } else {
        fixed16_convolution_backward_saturated<Windows, Filters, Shift>(
            fixed16::integers(weights), fixed16::integers(delta), below, Best<std::int16_t>{});
    }
}

/// The gradient of one filter: calls row(weight, sum_p x[t][c] delta[p]) for each of its weights, modulo 2^32, or
/// saturated. delta: that of the filter at position 0, of Filters for each position.
template <class Windows, std::size_t Filters, class T, class Row>
constexpr void fixed16_filter_gradient(const T* x, const T* delta, const Row& row) {
    if (math::constant_evaluated()) {
        fixed16_filter_gradient<Windows, Filters>(x, delta, row, Portable{});
    } else {
        fixed16_filter_gradient<Windows, Filters>(fixed16::integers(x), fixed16::integers(delta), row,
                                                  Best<std::int16_t>{});
    }
}

template <class Windows, std::size_t Filters, class T, class Row>
constexpr void fixed16_filter_gradient_saturated(const T* x, const T* delta, const Row& row) {
    if (math::constant_evaluated()) {
        fixed16_filter_gradient_saturated<Windows, Filters>(x, delta, row, Portable{});
    } else {
        fixed16_filter_gradient_saturated<Windows, Filters>(fixed16::integers(x), fixed16::integers(delta), row,
                                                            Best<std::int16_t>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
