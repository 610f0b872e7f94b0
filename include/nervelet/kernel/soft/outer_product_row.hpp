// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_SOFT_OUTER_PRODUCT_ROW_HPP

#include "../../core/math/classify.hpp"
#include "../portable/block.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// One row of a gradient, as OuterProductRow forms it, block by block. value(n) is the factor of example n. -0 is the
/// number that any other can be added to without being changed.
template <class Values, class Deltas, class Count, class Visitor>
void outer_product_row(const Values& value, const Deltas& deltas, Count count, Visitor& visit, std::size_t index,
                       std::size_t columns) {
    for (std::size_t first = 0; first < columns; first += block_width) {
        const std::size_t width = columns - first < block_width ? columns - first : block_width;
        float gradient[block_width];
        for (float& number : gradient) {
            number = -0.0f;
        }
        add_product(gradient, value(0), deltas(0) + first, width);
        for (std::size_t n = 1; n < count; ++n) {
            const float factor = value(n);
            if (!math::is_zero(factor)) {
                add_product(gradient, factor, deltas(n) + first, width);
            }
        }
        for (std::size_t j = 0; j < width; ++j) {
            visit(index + first + j, gradient[j]);
        }
    }
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
