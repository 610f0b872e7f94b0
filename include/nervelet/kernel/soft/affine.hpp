// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_AFFINE_HPP
#define NERVELET_KERNEL_SOFT_AFFINE_HPP

#include "../portable/affine.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {

template <std::size_t Rows, std::size_t Columns, class X>
inline void affine(const X& x, const float* weights, float* z, Soft target) {
    for (std::size_t j = 0; j < Columns; ++j) {
        z[j] = weights[Rows * Columns + j];
    }
    add_product<Rows, Columns>(x, weights, z, target);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
