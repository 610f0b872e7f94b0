// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_OUTER_PRODUCT_OF_STEPS_HPP
#define NERVELET_KERNEL_SOFT_OUTER_PRODUCT_OF_STEPS_HPP

#include <type_traits>

#include "../portable/outer_product_of_steps.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

using kernel::visit_sums;

template <class Visitor>
void visit_sums(const float* sums, std::size_t count, std::size_t index, Visitor& visitor, std::true_type) {
    add_product(visitor.parameters + index, -visitor.scale(), sums, count);
}

/// A row of the gradient of W, whose inputs are x_t[k], or b, whose inputs are 1, in blocks: an input is taken apart
/// once for a block.
template <std::size_t Columns, class Batch, class Visitor>
__attribute__((noinline)) void form_row_of_steps(const Batch& batch, std::size_t k, bool is_bias, std::size_t index,
                                                 Visitor& visitor) {
    constexpr std::size_t most = 48;
    for (std::size_t first = 0; first < Columns; first += most) {
        const std::size_t width = Columns - first < most ? Columns - first : most;
        float sums[most];
        for (std::size_t j = 0; j < width; ++j) {
            sums[j] = 0.0f;
        }
        for (std::size_t q = 0; q < batch.count(); ++q) {
            const float x = is_bias ? 1.0f : static_cast<float>(batch.x(q)[k]);
            if (!math::is_zero(x)) {
                add_product(sums, x, batch.delta(q) + first, width);
            }
        }
        visit_sums(sums, width, index + first, visitor, std::integral_constant<bool, Visitor::subtracts>{});
    }
}

} // namespace soft

template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value> outer_product_of_steps(const Batch& batch, std::size_t first,
                                                                       Visitor& visitor, Soft) {
    for (std::size_t k = 0; k <= Rows; ++k) {
        soft::form_row_of_steps<Columns>(batch, k, k == Rows, first + k * Columns, visitor);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
