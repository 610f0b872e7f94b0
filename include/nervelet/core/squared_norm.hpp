// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_SQUARED_NORM_HPP
#define NERVELET_CORE_SQUARED_NORM_HPP

#include "dot.hpp"
#include "vfp/squared_norm.hpp"

namespace nervelet {

/// ||x||^2 = x . x of anything with x[k], summed as Dot does.
template <std::size_t Size, class X>
constexpr auto squared_norm(const X& x) {
    return Dot<Size>::of(x, x);
}

#if defined(NERVELET_HAS_VFP)
template <std::size_t Size>
constexpr float squared_norm(const float* const& x) {
    return Size < 8 || math::constant_evaluated() ? Dot<Size>::of(x, x) : vfp::squared_norm<>(x, Size);
}
#endif

} // namespace nervelet

#endif
