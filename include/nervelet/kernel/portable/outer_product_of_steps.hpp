// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_OF_STEPS_HPP
#define NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_OF_STEPS_HPP

#include <cstddef>
#include <type_traits>

#include "outer_product.hpp"

namespace nervelet {
namespace kernel {

/// A visitor of sums that scales each of them, once it is complete, for the visitor of a gradient. So the scale is not
/// multiplied into each step. Adding 0 makes 0 of -0: then it does not show whether products with zero were left out.
template <class T, class Visitor>
struct ScaleSum {
    Visitor& visitor;
    static constexpr bool skips_zero_gradient = Visitor::skips_zero_gradient;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = Visitor::takes_lanes;

    static constexpr T scale() { return T(1); }

    constexpr void operator()(std::size_t index, T sum) { visitor(index, visitor.scale() * (sum + T(0))); }

    template <class Lane>
    void visit(Lane lane, std::size_t index, typename Lane::Type sum) {
        visitor.visit(lane, index, visitor.scale() * (sum + T(0)));
    }
};

/// Sums go to the visitor one by one. A target that subtracts them together has the other form, with std::true_type.
template <class T, class Visitor>
constexpr void visit_sums(const T* sums, std::size_t count, std::size_t index, Visitor& visitor, std::false_type) {
    for (std::size_t j = 0; j < count; ++j) {
        visitor(index + j, visitor.scale() * sums[j]);
    }
}

/// As that of a batch, where the target has no form for steps.
template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor, class Target>
constexpr void outer_product_of_steps(const Batch& batch, std::size_t first, Visitor& visitor, Target target) {
    ScaleSum<T, Visitor> scaled{visitor};
    outer_product<T, Rows, Columns>(batch, first, scaled, target);
}

} // namespace kernel
} // namespace nervelet

#endif
