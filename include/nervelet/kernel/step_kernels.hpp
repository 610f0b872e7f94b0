// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_STEP_KERNELS_HPP
#define NERVELET_KERNEL_STEP_KERNELS_HPP

/// The inner loops of recurrent layers alone. Part of kernels.hpp, which says how a form is chosen.

#include <cstddef>

#include "../core/math/bits.hpp"
#include "place_from.hpp"
#include "target.hpp"

#include "portable/add_each_dot.hpp"
#include "portable/outer_product_of_steps.hpp"
#include "soft/add_each_dot.hpp"
#include "soft/outer_product_of_steps.hpp"
#include "vfp/add_each_dot.hpp"
#include "vfp/outer_product_of_steps.hpp"

namespace nervelet {
namespace kernel {

/// sums[k] += W[k][:] . vector.
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void add_each_dot(const T* weights, const T* vector, T* sums) {
    if (math::constant_evaluated()) {
        add_each_dot<Rows, Columns>(weights, vector, sums, Portable{});
    } else {
        add_each_dot<Rows, Columns>(weights, vector, sums, Best<T>{});
    }
}

/// Visits the gradient of W and of the b after it as outer_product() of kernels.hpp does, here of steps, Batch::steps
/// of each example, summed from 0 on and then scaled: scale (sum over the examples and their steps, in ascending order,
/// of x^T delta). Step t of example n is number n steps + t of the batch; from one to the next it is Batch::x_distance
/// and Batch::delta_distance numbers, where x lies in memory. Where Batch::has_all_steps is false, an example may end
/// earlier: of a single one count() is less, of several the deltas behind are zero, and nothing else of those steps may
/// be read. Whether a target leaves out the products of an x that is zero shows only where a delta is not finite.
template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor>
constexpr void outer_product_of_steps(const Batch& batch, std::size_t first, Visitor& visitor) {
    if (math::constant_evaluated()) {
        outer_product_of_steps<T, Rows, Columns>(batch, first, visitor, Portable{});
    } else {
        outer_product_of_steps<T, Rows, Columns>(batch, first, visitor, Best<T>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
