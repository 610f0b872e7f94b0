// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_TRANSFORM_KERNELS_HPP
#define NERVELET_KERNEL_TRANSFORM_KERNELS_HPP

/// The part of the menu, kernels.hpp, for functions of single numbers. Function::takes_lanes says that function(x) also
/// takes vectors, Function::Known which function it is, see functions.hpp; it need not say the latter.

#include <cstddef>
#include <type_traits>

#include "../core/math/bits.hpp"
#include "functions.hpp"
#include "portable/for_each_part.hpp"
#include "portable/transform.hpp"
#include "simd/for_each_part.hpp"
#include "simd/transform.hpp"
#include "soft/transform.hpp"
#include "target.hpp"

namespace nervelet {
namespace kernel {

/// Whether transform() works on vectors of T.
template <class T>
constexpr bool transforms_in_lanes() {
    return !std::is_same<Vectors, Portable>::value && std::is_same<Best<T>, Vectors>::value;
}

/// values[j] = function(values[j]).
template <std::size_t Size, class Function, class T>
constexpr void transform(const Function& function, T* values) {
    if (math::constant_evaluated()) {
        transform<Size>(function, values, Portable{});
    } else {
        transform<Size>(function, values, Best<T>{});
    }
}

/// The same, and the sum of the new values, one after the other.
template <std::size_t Size, class Function, class T>
constexpr T transform_and_sum(const Function& function, T* values) {
    return math::constant_evaluated() ? transform_and_sum<Size>(function, values, Portable{})
                                      : transform_and_sum<Size>(function, values, Best<T>{});
}

/// values[j] = function(values[j], slopes[j]), where the function sets its second argument.
template <std::size_t Size, class Function, class T>
constexpr void transform(const Function& function, T* values, T* slopes) {
    if (math::constant_evaluated()) {
        transform<Size>(function, values, slopes, Portable{});
    } else {
        transform<Size>(function, values, slopes, Best<T>{});
    }
}

/// A formula of several arrays of Size numbers: function(Part, first), see portable/for_each_part.hpp.
template <std::size_t Size, class T, class Function>
[[gnu::always_inline]] constexpr void for_each_part(const Function& function) {
    if (math::constant_evaluated()) {
        for_each_part<Size, T>(function, Portable{});
    } else {
        for_each_part<Size, T>(function, Best<T>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
