// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_OUTER_PRODUCT_OF_STEPS_HPP
#define NERVELET_KERNEL_VFP_OUTER_PRODUCT_OF_STEPS_HPP

#include "../portable/convolution_gradient.hpp"
#include "../portable/outer_product_of_steps.hpp"
#include "add_outer_product.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// Sums go to the visitor one by one, or are subtracted together.
template <std::size_t Width, class Visitor>
void visit_sums(const float* sums, std::size_t index, Visitor& visitor, std::false_type) {
    for (std::size_t j = 0; j < Width; ++j) {
        visitor(index + j, visitor.scale() * sums[j]);
    }
}

template <std::size_t Width, class Visitor>
void visit_sums(const float* sums, std::size_t index, Visitor& visitor, std::true_type) {
    subtract_scaled<Width>(sums, visitor.scale(), visitor.parameters + index);
}

/// The gradient of W and b, row after row and block by block: the sums of a block over all steps stay in registers.
template <class Batch, class Visitor>
struct OuterProductOfSteps {
    const Batch& batch;
    Visitor& visitor;
    std::size_t index;

    /// Row k, whose input is x_t[k], or the bias, whose input is 1.
    template <std::size_t Columns>
    void form_row(std::size_t k, bool is_bias) {
        for (std::size_t j = 0; j < Columns / block_width; ++j) {
            form_block(k, is_bias, j * block_width, std::integral_constant<std::size_t, block_width>{});
        }
        form_block(k, is_bias, Columns / block_width * block_width,
                   std::integral_constant<std::size_t, Columns % block_width>{});
    }

private:
    template <std::size_t Width>
    void form_block(std::size_t k, bool is_bias, std::size_t first, std::integral_constant<std::size_t, Width>) {
        constexpr std::size_t examples_steps = Batch::steps;
        const float one = 1.0f;
        float sums[Width];
        for (std::size_t q = 0; q < batch.count(); q += examples_steps) {
            add_outer_product<Width>(is_bias ? &one : reader(batch.x(q)) + k,
                                     is_bias ? 0 : Batch::x_distance * sizeof(float), batch.delta(q) + first,
                                     Batch::delta_distance * sizeof(float), examples_steps, q > 0, sums);
        }
        visit_sums<Width>(sums, index, visitor, std::integral_constant<bool, Visitor::subtracts>{});
        index += Width;
    }

    void form_block(std::size_t k, bool is_bias, std::size_t first, std::integral_constant<std::size_t, 1>) {
        float sum = 0.0f;
        for (std::size_t q = 0; q < batch.count(); ++q) {
            sum += (is_bias ? 1.0f : batch.x(q)[k]) * batch.delta(q)[first];
        }
        visitor(index, visitor.scale() * sum);
        ++index;
    }

    void form_block(std::size_t, bool, std::size_t, std::integral_constant<std::size_t, 0>) {}
};

} // namespace vfp

template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && gives_pointers<float, Batch>()>
outer_product_of_steps(const Batch& batch, std::size_t first, Visitor& visitor, Vfp) {
    vfp::OuterProductOfSteps<Batch, Visitor> formed{batch, visitor, first};
    for (std::size_t k = 0; k <= Rows; ++k) {
        formed.template form_row<Columns>(k, k == Rows);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
