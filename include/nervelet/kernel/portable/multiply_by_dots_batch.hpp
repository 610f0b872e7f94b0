// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_BATCH_HPP
#define NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_BATCH_HPP

#include "../simd/multiply_by_dots_batch.hpp"
#include "multiply_by_dots.hpp"

namespace nervelet {
namespace kernel {

/// multiply_by_dots() for each of count examples, with the same bits: product(n)[k] *= W[k][:] . vector(n).
template <std::size_t Rows, std::size_t Columns, class T, class Vectors, class Products>
constexpr void multiply_by_dots_batch(const T* weights, const Vectors& vector, const Products& product,
                                      std::size_t count) {
#if defined(NERVELET_HAS_SIMD)
    if (simd::DotsBatch<T, Columns>::fits && !math::constant_evaluated()) {
        simd::DotsBatch<T, Columns>::template multiply<Rows>(weights, vector, product, count);
        return;
    }
#endif
    for (std::size_t n = 0; n < count; ++n) {
        multiply_by_dots<Rows, Columns>(weights, vector(n), product(n));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
