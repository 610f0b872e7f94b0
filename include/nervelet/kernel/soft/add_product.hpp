// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP
#define NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP

#include "../../core/math/classify.hpp"
#include "../target.hpp"
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

template <std::size_t Rows, std::size_t Columns, class X>
void add_product(const X& x, const float* weights, float* z, Soft) {
    for (std::size_t k = 0; k < Rows; ++k) {
        const float value = x[k];
        if (!math::is_zero(value)) {
            soft::add_product(z, value, weights + k * Columns, Columns);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
