// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_SQUARED_NORM_HPP
#define NERVELET_KERNEL_PORTABLE_SQUARED_NORM_HPP

#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// ||x||^2 = x . x of anything with x[k], summed as Dot does.
template <std::size_t Size, class X>
constexpr auto squared_norm(const X& x) {
    return Dot<Size>::of(x, x);
}

} // namespace kernel
} // namespace nervelet

#endif
