// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_SOFT_MULTIPLY_BY_DOTS_HPP

#include "../portable/multiply_by_dots.hpp"
#include "dot.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {

template <std::size_t Rows, std::size_t Columns>
inline void multiply_by_dots(const float* weights, const float* vector, float* product, Soft target) {
    multiply_by_each_dot<Rows, Columns>(weights, vector, product, target);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
