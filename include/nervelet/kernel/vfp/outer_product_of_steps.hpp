// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_OUTER_PRODUCT_OF_STEPS_HPP
#define NERVELET_KERNEL_VFP_OUTER_PRODUCT_OF_STEPS_HPP

#include "../portable/convolution_gradient.hpp"
#include "../portable/outer_product_of_steps.hpp"
#include "add_outer_product.hpp"
#include "add_rows.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

using kernel::visit_sums;

template <std::size_t Width, class Visitor>
void visit_sums(const float* sums, std::integral_constant<std::size_t, Width>, std::size_t index, Visitor& visitor,
                std::true_type) {
    subtract_scaled<Width>(sums, visitor.scale(), visitor.parameters + index);
}

/// The gradient of W and b, row after row and block by block: the sums of a block over all steps stay in registers.
template <class Batch, class Visitor>
struct OuterProductOfSteps {
    const Batch& batch;
    Visitor& visitor;
    std::size_t index;

    /// Adder: of a row or of the bias.
    template <std::size_t Columns, class Adder>
    void form_row(const Adder& adder) {
        for (std::size_t j = 0; j < Columns / block_width; ++j) {
            form_block(adder, j * block_width, std::integral_constant<std::size_t, block_width>{});
        }
        form_block(adder, Columns / block_width * block_width,
                   std::integral_constant<std::size_t, Columns % block_width>{});
    }

private:
    template <class Adder, std::size_t Width>
    void form_block(const Adder& adder, std::size_t first, std::integral_constant<std::size_t, Width> width) {
        float sums[Width];
        for (std::size_t q = 0; q < batch.count(); q += Batch::steps) {
            adder.template add<Width>(batch, q, batch.delta(q) + first, sums);
        }
        visit_sums(sums, width, index, visitor, std::integral_constant<bool, Visitor::subtracts>{});
        index += Width;
    }

    template <class Adder>
    void form_block(const Adder& adder, std::size_t first, std::integral_constant<std::size_t, 1>) {
        float sum = 0.0f;
        for (std::size_t q = 0; q < batch.count(); ++q) {
            sum += adder.input(batch, q) * batch.delta(q)[first];
        }
        visitor(index, visitor.scale() * sum);
        ++index;
    }

    template <class Adder>
    void form_block(const Adder&, std::size_t, std::integral_constant<std::size_t, 0>) {}
};

/// Adds the products of row k, whose inputs are x_t[k].
struct AddRow {
    std::size_t k;

    template <class Batch>
    float input(const Batch& batch, std::size_t q) const {
        return batch.x(q)[k];
    }

    /// For the steps of the example that begins with q.
    template <std::size_t Width, class Batch>
    void add(const Batch& batch, std::size_t q, const float* delta, float* sums) const {
        add_outer_product<Width, steps_at_once<Batch::steps>()>(
            reader(batch.x(q)) + k, Batch::x_distance * sizeof(float), delta, Batch::delta_distance * sizeof(float),
            Batch::steps, q > 0, sums);
    }
};

/// Adds the deltas themselves: of the bias, whose input is 1.
struct AddBias {
    template <class Batch>
    float input(const Batch&, std::size_t) const {
        return 1.0f;
    }

    template <std::size_t Width, class Batch>
    void add(const Batch&, std::size_t q, const float* delta, float* sums) const {
        using Half = Halves<Width>;
        constexpr std::size_t first = Half::first;
        constexpr std::size_t second = Half::second > 0 ? Half::second : 1;
        constexpr std::size_t stride = Batch::delta_distance * sizeof(float);
        add_numbers<first>(delta, stride, Batch::steps, q > 0, sums);
        if (Half::second > 0) {
            add_numbers<second>(delta + first, stride, Batch::steps, q > 0, sums + first);
        }
    }
};

} // namespace vfp

template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && gives_pointers<float, Batch>() && Batch::has_all_steps>
outer_product_of_steps(const Batch& batch, std::size_t first, Visitor& visitor, Vfp) {
    vfp::OuterProductOfSteps<Batch, Visitor> formed{batch, visitor, first};
    for (std::size_t k = 0; k < Rows; ++k) {
        formed.template form_row<Columns>(vfp::AddRow{k});
    }
    formed.template form_row<Columns>(vfp::AddBias{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
