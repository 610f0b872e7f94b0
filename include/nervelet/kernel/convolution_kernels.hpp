// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_CONVOLUTION_KERNELS_HPP
#define NERVELET_KERNEL_CONVOLUTION_KERNELS_HPP

/// The part of the menu, kernels.hpp, for convolutions whose filters see all channels.

#include <cstddef>

#include "../core/math/bits.hpp"
#include "helium/convolution.hpp"
#include "helium/convolution_backward.hpp"
#include "helium/convolution_gradient.hpp"
#include "helium/sparse_convolution_gradient.hpp"
#include "portable/convolution.hpp"
#include "portable/convolution_backward.hpp"
#include "portable/convolution_gradient.hpp"
#include "portable/largest_of_convolution.hpp"
#include "portable/sparse_convolution_gradient.hpp"
#include "simd/convolution.hpp"
#include "simd/convolution_backward.hpp"
#include "simd/convolution_gradient.hpp"
#include "simd/largest_of_convolution.hpp"
#include "simd/sparse_convolution_gradient.hpp"
#include "soft/convolution.hpp"
#include "soft/convolution_backward.hpp"
#include "soft/convolution_gradient.hpp"
#include "soft/sparse_convolution_gradient.hpp"
#include "target.hpp"
#include "vfp/convolution.hpp"
#include "vfp/convolution_backward.hpp"
#include "vfp/convolution_gradient.hpp"
#include "vfp/sparse_convolution_gradient.hpp"

namespace nervelet {
namespace kernel {

/// z[p][j] = b[j] + sum over the taps t and channels c of window p of x[t][c] W[t][c][j], in ascending order, from b[j]
/// + 0 on; Filters numbers for each of `count` windows, of which `first` is the first. W has a row for each tap and
/// channel, and b follows it. So no sum is ever -0, and whether a target leaves out the products of an x that is zero
/// shows only where a weight is not finite.
template <class Windows, std::size_t Filters, class T, class X>
constexpr void convolution(const X& x, const T* weights, std::size_t first, std::size_t count, T* z) {
    if (math::constant_evaluated()) {
        convolution<Windows, Filters>(reader(x), weights, first, count, z, Portable{});
    } else {
        convolution<Windows, Filters>(reader(x), weights, first, count, z, Best<T>{});
    }
}

/// y[q][j] = the largest z[p][j] of the windows p that window q of a pool, Pool, sees, where NaN is larger than any
/// number; of equal ones the first counts. Calls winners.set<Filters>(q Filters, taps) with the taps of the pool that
/// saw them, one for each j. Whether there is a form for this target and these windows; otherwise nothing happens.
template <class Windows, class Pool, std::size_t Filters, class T, class X, class Winners>
constexpr bool largest_of_convolution(const X& x, const T* weights, T* y, const Winners& winners) {
    if (math::constant_evaluated()) {
        return largest_of_convolution<Windows, Pool, Filters>(reader(x), weights, y, winners, Portable{});
    }
    return largest_of_convolution<Windows, Pool, Filters>(reader(x), weights, y, winners, Best<T>{});
}

/// How many windows convolution() should be asked for at once where their outputs do not lie side by side: as many as
/// share a row of weights that is loaded, or twice as many.
constexpr std::size_t windows_at_once = 4;

/// Gives dJ/dx[k] = sum over the windows p that see x[k], in ascending order from 0 on, of W[t][c][:] . delta(p)[:] to
/// below, see layer/base/gradient_below.hpp; t is the tap and c the channel with which p sees it. So no sum is ever -0,
/// and whether a target leaves out the products of a delta that is zero shows only where a weight is not finite.
template <class Windows, std::size_t Filters, class T, class Deltas, class GradientBelow>
constexpr void convolution_backward(const T* weights, const Deltas& delta, const GradientBelow& below) {
    if (math::constant_evaluated()) {
        convolution_backward<Windows, Filters>(weights, delta, below, Portable{});
    } else {
        convolution_backward<Windows, Filters>(weights, delta, below, Best<T>{});
    }
}

/// Visits the gradient of W and b: dJ/dW[t][c][j] = scale (sum over the examples and the windows p whose tap t sees
/// something, in ascending order from 0 on, of x[t][c] delta[p][j]), dJ/db[j] = scale (sum of delta[p][j]), as
/// visit(index, gradient), index counted from first. delta(n) has Filters numbers for each window. A visitor that takes
/// many gradients at once or only subtracts may be visited in any order. Whether a target leaves out the products of an
/// x or a delta that is zero shows only where the other one is not finite.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
constexpr void convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor) {
    if (math::constant_evaluated()) {
        convolution_gradient<T, Windows, Filters>(batch, first, visitor, Portable{});
    } else {
        convolution_gradient<T, Windows, Filters>(batch, first, visitor, Best<T>{});
    }
}

/// The same gradient where few windows have a delta: batch.for_each_delta(n, j, function) calls function(row, column,
/// delta) for each window of example n whose delta[j] is not zero, in any order that is always the same; in that order
/// the products are summed. for_each_window() does so where it may be zero, too; whether a target takes
/// those as well shows only where an x is not finite. Column after column of W.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
constexpr void sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor) {
    if (math::constant_evaluated()) {
        sparse_convolution_gradient<T, Windows, Filters>(batch, first, visitor, Portable{});
    } else {
        sparse_convolution_gradient<T, Windows, Filters>(batch, first, visitor, Best<T>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
