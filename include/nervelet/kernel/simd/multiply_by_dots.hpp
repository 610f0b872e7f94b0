// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_HPP

#include "../portable/multiply_by_dots.hpp"
#include "dot.hpp"
#include "nonzero.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// product[k] *= W[k][:] . vector for every product that is not zero.
template <std::size_t Rows, std::size_t Columns, class T>
void multiply_by_dots(const T* weights, const T* vector, T* product) {
    for_each_nonzero<Rows>(
        product, [=](std::size_t k) { product[k] *= kernel::dot<Columns>(weights + k * Columns, vector, Vectors{}); });
}

} // namespace simd

/// A single row needs no list of the products that are not zero.
template <std::size_t Rows, std::size_t Columns, class T, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
void multiply_by_dots(const T* weights, const T* vector, T* product, Simd<RegisterBytes> target) {
    if (Rows > 1) {
        simd::multiply_by_dots<Rows, Columns>(weights, vector, product);
    } else {
        multiply_by_each_dot<Rows, Columns>(weights, vector, product, target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
