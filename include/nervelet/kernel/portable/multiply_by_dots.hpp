// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_HPP

#include "../../scalar/traits.hpp"
#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// By a dot product for each row, for targets that have no loop of their own over the rows.
template <std::size_t Rows, std::size_t Columns, class T, class Target>
constexpr void multiply_by_each_dot(const T* weights, const T* vector, T* product, Target target) {
    for (std::size_t k = 0; k < Rows; ++k) {
        if (!ScalarTraits<T>::is_zero(product[k])) {
            product[k] *= dot<Columns>(weights + k * Columns, vector, target);
        }
    }
}

template <std::size_t Rows, std::size_t Columns, class T>
constexpr void multiply_by_dots(const T* weights, const T* vector, T* product, Portable target) {
    multiply_by_each_dot<Rows, Columns>(weights, vector, product, target);
}

/// Example by example, where the target has no form for several at once.
template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target>
constexpr void multiply_by_dots_batch(const T* weights, const Batch& batch, Target target) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        multiply_by_dots<Rows, Columns>(weights, reader(batch.delta(n)), batch.factors(n), target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
