// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_HPP

#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// product[k] *= W[k][:] . vector by Dot, for every product that is not zero.
template <std::size_t Rows, std::size_t Columns, class Dot, class T>
void multiply_by_dots(const T* weights, const T* vector, T* product) {
    const Nonzero<T, Rows> nonzero(product);
    for (std::size_t n = 0; n < nonzero.count; ++n) {
        const std::size_t k = nonzero.rows[n];
        product[k] *= Dot::of(weights + k * Columns, vector);
    }
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
