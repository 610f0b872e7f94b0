// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP
#define NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP

#include "multiply_add.hpp"
#include "multiply_add_on_thumb.hpp"
#include "room.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// sums[j] += x weights[j].
inline void add_product(float* sums, float x, const float* weights, std::size_t count) {
#if defined(NERVELET_HAS_SOFT_THUMB)
    multiply_add_on_thumb(sums, x, weights, count);
#else
    multiply_add<WideFactor>(sums, x, weights, count);
#endif
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
