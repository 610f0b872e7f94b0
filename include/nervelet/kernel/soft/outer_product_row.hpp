// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_SOFT_OUTER_PRODUCT_ROW_HPP

#include "../../core/math/classify.hpp"
#include "../portable/outer_product_row.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// A row of a gradient, kernel::OuterProductRow, formed block by block. -0 is the number that any other can be added to
/// without being changed.
template <class Row>
inline void form_row(const Row& row, std::size_t columns) {
    for (std::size_t first = 0; first < columns; first += block_width) {
        const std::size_t width = columns - first < block_width ? columns - first : block_width;
        float gradient[block_width];
        for (float& number : gradient) {
            number = -0.0f;
        }
        add_product(gradient, row.factor(0), row.delta(0) + first, width);
        for (std::size_t n = 1; n < row.count(); ++n) {
            const float factor = row.factor(n);
            if (!math::is_zero(factor)) {
                add_product(gradient, factor, row.delta(n) + first, width);
            }
        }
        for (std::size_t j = 0; j < width; ++j) {
            row.visit(row.index + first + j, gradient[j]);
        }
    }
}

} // namespace soft

template <std::size_t Columns, class Batch, class Visitor, class Lanes>
inline void form_row(const OuterProductRow<float, Columns, Batch, Visitor>& row, Lanes, Soft) {
    soft::form_row(row, Columns);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
