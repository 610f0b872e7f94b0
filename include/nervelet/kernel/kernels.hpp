// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_KERNELS_HPP
#define NERVELET_KERNEL_KERNELS_HPP

/// The inner loops of all layers. Each is one function here, the only header of this folder that layers include. In a
/// constant expression it takes the portable form, which is also its definition; at run time the best one for the
/// scalar on this processor, see target.hpp. Both give the same bits, but for Helium's of floats, which has to be asked
/// for.
///
/// T is the scalar; sums run in ScalarTraits<T>::Sum. W is Rows x Columns, row after row, and b follows it. x is
/// anything that has x[k]. A batch has count() examples, a number or OneExample, and for example n, as far as a kernel
/// needs it: x(n), z(n), where its Columns results go, delta(n), its Columns numbers dJ/dz, and factors(n), the Rows
/// numbers that dJ/dx is multiplied into.

#include <type_traits>

#include "../core/math/bits.hpp"
#include "../scalar/double.hpp"
#include "../scalar/float.hpp"
#include "convolution_kernels.hpp"
#include "depthwise_kernels.hpp"
#include "fixed16_kernels.hpp"
#include "int8_kernels.hpp"
#include "number.hpp"
#include "pool_kernels.hpp"
#include "step_kernels.hpp"
#include "target.hpp"
#include "transform_kernels.hpp"

#include "helium/affine.hpp"
#include "helium/dot.hpp"
#include "helium/multiply_by_dots.hpp"
#include "helium/outer_product_row.hpp"
#include "helium/subtract_outer_product.hpp"
#include "portable/add_product.hpp"
#include "portable/affine.hpp"
#include "portable/dot.hpp"
#include "portable/multiply_by_dots.hpp"
#include "portable/outer_product.hpp"
#include "portable/outer_product_row.hpp"
#include "portable/subtract_outer_product.hpp"
#include "simd/affine.hpp"
#include "simd/affine_batch.hpp"
#include "simd/dot.hpp"
#include "simd/multiply_by_dots.hpp"
#include "simd/multiply_by_dots_batch.hpp"
#include "simd/outer_product_row.hpp"
#include "simd/outer_product_rows.hpp"
#include "simd/subtract_outer_product.hpp"
#include "soft/add_product.hpp"
#include "soft/affine.hpp"
#include "soft/dot.hpp"
#include "soft/multiply_by_dots.hpp"
#include "soft/outer_product_row.hpp"
#include "soft/subtract_outer_product.hpp"
#include "vfp/affine.hpp"
#include "vfp/dot.hpp"
#include "vfp/multiply_by_dots.hpp"
#include "vfp/subtract_outer_product.hpp"

namespace nervelet {
namespace kernel {

/// sum_j a[j] b[j] over Size numbers: eight lanes (j modulo 8) over the full eights, added as a tree; then the rest,
/// one after the other.
template <std::size_t Size, class A, class B>
constexpr SumOf<A> dot(const A& a, const B& b) {
    using Target = Best<std::decay_t<decltype(a[0])>>;
    return math::constant_evaluated() ? dot<Size>(reader(a), reader(b), Portable{})
                                      : dot<Size>(reader(a), reader(b), Target{});
}

/// ||x||^2 = x . x, summed as dot() does.
template <std::size_t Size, class X>
constexpr SumOf<X> squared_norm(const X& x) {
    return dot<Size>(x, x);
}

/// z = b + sum_k x[k] W[k][:]. Every z is summed over k in ascending order, whatever the vector width; rows whose x[k]
/// is zero are skipped.
template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void affine(const X& x, const T* weights, T* z) {
    if (math::constant_evaluated()) {
        affine<Rows, Columns>(reader(x), weights, z, Portable{});
    } else {
        affine<Rows, Columns>(reader(x), weights, z, Best<T>{});
    }
}

/// z += x W, without b: the sums go on from what z holds, so that after a bias they have the bits of affine().
template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void add_product(const X& x, const T* weights, T* z) {
    if (math::constant_evaluated()) {
        add_product<Rows, Columns>(reader(x), weights, z, Portable{});
    } else {
        add_product<Rows, Columns>(reader(x), weights, z, Best<T>{});
    }
}

/// affine() for each example of a batch, with the same bits: z(n) = b + sum_k x(n)[k] W[k][:].
template <std::size_t Rows, std::size_t Columns, class T, class Batch>
constexpr void affine_batch(const Batch& batch, const T* weights) {
    if (math::constant_evaluated()) {
        affine_batch<Rows, Columns>(batch, weights, Portable{});
    } else {
        affine_batch<Rows, Columns>(batch, weights, Best<T>{});
    }
}

/// product[k] *= W[k][:] . vector. A product that is zero stays zero, and its row is not read: a unit that ReLU has
/// switched off costs nothing.
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void multiply_by_dots(const T* weights, const T* vector, T* product) {
    if (math::constant_evaluated()) {
        multiply_by_dots<Rows, Columns>(weights, vector, product, Portable{});
    } else {
        multiply_by_dots<Rows, Columns>(weights, vector, product, Best<T>{});
    }
}

/// multiply_by_dots() for each example of a batch, with the same bits: factors(n)[k] *= W[k][:] . delta(n).
template <std::size_t Rows, std::size_t Columns, class T, class Batch>
constexpr void multiply_by_dots_batch(const T* weights, const Batch& batch) {
    if (math::constant_evaluated()) {
        multiply_by_dots_batch<Rows, Columns>(weights, batch, Portable{});
    } else {
        multiply_by_dots_batch<Rows, Columns>(weights, batch, Best<T>{});
    }
}

/// W[k][:] -= (x[k] scale) delta, b -= scale delta: the whole update of gradient descent on one example. Rows whose
/// x[k] is zero stay as they are.
template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void subtract_outer_product(const X& x, T scale, const T* delta, T* weights) {
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns>(reader(x), scale, delta, weights, Portable{});
    } else {
        subtract_outer_product<Rows, Columns>(reader(x), scale, delta, weights, Best<T>{});
    }
}

/// Visits the whole gradient of W and of the b after it, summed over the examples: x^T delta and 1^T delta, row after
/// row, as visit(index, gradient), index counted from first. Visitor::subtracts says that it subtracts every gradient
/// from visitor.parameters and does nothing else.
template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor>
constexpr void outer_product(const Batch& batch, std::size_t first, Visitor& visitor) {
    if (math::constant_evaluated()) {
        outer_product<T, Rows, Columns>(batch, first, visitor, Portable{});
    } else {
        outer_product<T, Rows, Columns>(batch, first, visitor, Best<T>{});
    }
}

/// Row k of it alone, without b: visit(index + j, gradient).
template <class T, std::size_t Columns, class Batch, class Visitor>
constexpr void outer_product_row(const Batch& batch, std::size_t k, std::size_t index, Visitor& visitor) {
    if (math::constant_evaluated()) {
        outer_product_row<Columns, T>(batch, k, index, visitor, Portable{});
    } else {
        outer_product_row<Columns, T>(batch, k, index, visitor, Best<T>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
