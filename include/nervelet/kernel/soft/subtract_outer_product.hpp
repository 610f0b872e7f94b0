// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_SOFT_SUBTRACT_OUTER_PRODUCT_HPP

#include "../portable/subtract_outer_product.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {

template <std::size_t Rows, std::size_t Columns, class X>
inline void subtract_outer_product(const X& x, float scale, const float* delta, float* weights, Soft) {
    for (std::size_t k = 0; k <= Rows; ++k) {
        const float value = k < Rows ? static_cast<float>(x[k]) : 1.0f;
        if (!math::is_zero(value)) {
            soft::add_product(weights + k * Columns, -(value * scale), delta, Columns);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
