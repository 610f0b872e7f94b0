// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_ADD_EACH_DOT_HPP
#define NERVELET_KERNEL_PORTABLE_ADD_EACH_DOT_HPP

#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// sums[k] += W[k][:] . vector, by a dot product for each row, for targets that have no loop of their own over the
/// rows.
template <std::size_t Rows, std::size_t Columns, class T, class Target>
constexpr void add_each_dot(const T* weights, const T* vector, T* sums, Target target) {
    for (std::size_t k = 0; k < Rows; ++k) {
        sums[k] += dot<Columns>(weights + k * Columns, vector, target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
