// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_AFFINE_BATCH_HPP
#define NERVELET_KERNEL_PORTABLE_AFFINE_BATCH_HPP

#include "../simd/affine_batch.hpp"
#include "affine.hpp"

namespace nervelet {
namespace kernel {

/// affine() for each of count examples, with the same bits: z(n) = b + sum_k x(n)[k] W[k][:].
template <std::size_t Rows, std::size_t Columns, class T, class Inputs, class Outputs, class X>
constexpr void affine_batch(const Inputs& x, const T* weights, const Outputs& z, std::size_t count, const X&) {
    for (std::size_t n = 0; n < count; ++n) {
        affine<Rows, Columns>(x(n), weights, z(n));
    }
}

#if defined(NERVELET_HAS_SIMD)
/// Where the inputs lie in memory, a row of W is read once for a few examples.
template <std::size_t Rows, std::size_t Columns, class T, class Inputs, class Outputs>
constexpr void affine_batch(const Inputs& x, const T* weights, const Outputs& z, std::size_t count, const T* const&) {
    for (std::size_t n = 0; n < count;) {
        if (!simd::shares_rows<T, Columns>() || count - n < simd::examples_at_once || math::constant_evaluated()) {
            affine<Rows, Columns>(x(n), weights, z(n));
            ++n;
        } else {
            simd::affine_batch<Rows, Columns>({x(n), x(n + 1), x(n + 2), x(n + 3)}, weights,
                                              {z(n), z(n + 1), z(n + 2), z(n + 3)});
            n += simd::examples_at_once;
        }
    }
}
#endif

template <std::size_t Rows, std::size_t Columns, class T, class Inputs, class Outputs>
constexpr void affine_batch(const Inputs& x, const T* weights, const Outputs& z, std::size_t count) {
    affine_batch<Rows, Columns>(x, weights, z, count, x(0));
}

} // namespace kernel
} // namespace nervelet

#endif
