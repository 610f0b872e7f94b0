// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_POOL_KERNELS_HPP
#define NERVELET_KERNEL_POOL_KERNELS_HPP

/// The part of the menu, kernels.hpp, for pools that take the outputs of a convolution one after the other. TwoSlopes
/// is an activation whose f'(z) is 1 for z > 0 and for NaN, else a constant: value(z), slope(z, value), and whether it
/// is_rectified, ReLU, in which case f(z) = 0 for z <= 0.

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "portable/add_values.hpp"
#include "portable/larger_values.hpp"
#include "target.hpp"
#include "vfp/add_values.hpp"
#include "vfp/larger_values.hpp"

namespace nervelet {
namespace kernel {

/// y[i] += f(z[i]) for Size numbers; no y is -0.
template <class TwoSlopes, std::size_t Size, class T>
constexpr void add_values(const T* z, T* y) {
    if (math::constant_evaluated()) {
        add_values<TwoSlopes, Size>(z, y, Portable{});
    } else {
        add_values<TwoSlopes, Size>(z, y, Best<T>{});
    }
}

/// The same for at most 8 numbers; returns a word whose bit i says whether f'(z[i]) is 1.
template <class TwoSlopes, std::size_t Size, class T>
constexpr std::uint32_t add_values_and_slopes(const T* z, T* y) {
    return math::constant_evaluated() ? add_values_and_slopes<TwoSlopes, Size>(z, y, Portable{})
                                      : add_values_and_slopes<TwoSlopes, Size>(z, y, Best<T>{});
}

/// y[i] = f(z), z being the larger one of first[i] and second[i], the first where they are equal, and NaN if one of
/// them is.
template <class TwoSlopes, std::size_t Size, class T>
constexpr void larger_values(const T* first, const T* second, T* y) {
    if (math::constant_evaluated()) {
        larger_values<TwoSlopes, Size>(first, second, y, Portable{});
    } else {
        larger_values<TwoSlopes, Size>(first, second, y, Best<T>{});
    }
}

/// The same for at most 8 numbers, and slope[i] = f'(z); returns a word whose bit i says whether the second one won.
template <class TwoSlopes, std::size_t Size, class T>
constexpr std::uint32_t larger_values_and_slopes(const T* first, const T* second, T* y, T* slope) {
    return math::constant_evaluated() ? larger_values_and_slopes<TwoSlopes, Size>(first, second, y, slope, Portable{})
                                      : larger_values_and_slopes<TwoSlopes, Size>(first, second, y, slope, Best<T>{});
}

} // namespace kernel
} // namespace nervelet

#endif
