// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_MULTIPLY_BY_LONG_DOTS_HPP
#define NERVELET_KERNEL_VFP_MULTIPLY_BY_LONG_DOTS_HPP

#include "../../core/math/classify.hpp"
#include "dot.hpp"

#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace kernel {
namespace vfp {

/// multiply_by_dots for any columns >= 8; one function for all layers, because flash counts more here than a call a
/// row.
__attribute__((noinline)) inline void multiply_by_long_dots(const float* row, std::size_t rows, std::size_t columns,
                                                            const float* vector, float* product) {
    for (std::size_t k = 0; k < rows; ++k) {
        if (!math::is_zero(product[k])) {
            product[k] *= dot(row, vector, columns);
        }
        row += columns;
    }
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
