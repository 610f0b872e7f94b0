// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DEPTHWISE_KERNELS_HPP
#define NERVELET_KERNEL_DEPTHWISE_KERNELS_HPP

/// The part of the menu, kernels.hpp, for convolutions whose filters each see one channel.

#include "../core/math/bits.hpp"
#include "portable/depthwise.hpp"
#include "portable/depthwise_backward.hpp"
#include "portable/depthwise_gradient.hpp"
#include "soft/depthwise.hpp"
#include "target.hpp"

namespace nervelet {
namespace kernel {

/// z[p][c M + m] = b[c M + m] + sum over the taps t of window p of x[t][c] W[t][c M + m], in ascending order, from
/// b[c M + m] + 0 on: M filters for each channel c, which see nothing but that channel. W has a row for each tap, and b
/// follows it. As with convolution(), whether a target leaves out an x that is zero does not show.
template <class Windows, std::size_t M, class T, class X>
constexpr void depthwise(const X& x, const T* weights, T* z) {
    if (math::constant_evaluated()) {
        depthwise<Windows, M>(reader(x), weights, z, Portable{});
    } else {
        depthwise<Windows, M>(reader(x), weights, z, Best<T>{});
    }
}

/// Gives dJ/dx[k] = sum over the windows p that see x[k], in ascending order from 0 on, of W[t][c M ...] . delta[p][c M
/// ...], M products each, to below; t is the tap and c the channel with which p sees it.
template <class Windows, std::size_t M, class T, class GradientBelow>
constexpr void depthwise_backward(const T* weights, const T* delta, const GradientBelow& below) {
    if (math::constant_evaluated()) {
        depthwise_backward<Windows, M>(weights, delta, below, Portable{});
    } else {
        depthwise_backward<Windows, M>(weights, delta, below, Best<T>{});
    }
}

/// Visits the whole gradient of W and of b: dJ/dW[t][c M + m] = scale (sum over the examples and the windows p whose
/// tap t sees something, in ascending order from 0 on, of x[t][c] delta[p][c M + m]), dJ/db[j] = scale (sum of
/// delta[p][j]), as visit(index, gradient), index counted from first.
template <class T, class Windows, std::size_t M, class Batch, class Visitor>
constexpr void depthwise_gradient(const Batch& batch, std::size_t first, Visitor& visitor) {
    if (math::constant_evaluated()) {
        depthwise_gradient<T, Windows, M>(batch, first, visitor, Portable{});
    } else {
        depthwise_gradient<T, Windows, M>(batch, first, visitor, Best<T>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
