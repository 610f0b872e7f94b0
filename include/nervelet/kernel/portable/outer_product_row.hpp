// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_ROW_HPP

#include "../../scalar/traits.hpp"
#include "../one_example.hpp"
#include "../target.hpp"
#include "block.hpp"
#include "visit_products.hpp"

namespace nervelet {
namespace kernel {

/// One row of a gradient, g[j] = scale sum_n x_n delta_n[j] over the examples n in ascending order. It is formed block
/// by block in registers and handed over as visit(index + j, g[j]), and never stored. x_n is batch.x(n)[k],
/// batch.delta(n) points to the Columns deltas. Visitor says with skips_zero_gradient whether a row of zeros may be
/// left out, and with takes_lanes that it also has visit.visit(lane, index, gradients).
template <class T, std::size_t Columns, class Batch, class Visitor>
struct OuterProductRow {
    const Batch& batch;
    std::size_t k;
    Visitor& visit;
    std::size_t index;

    /// scale x_n.
    [[gnu::always_inline]] constexpr T factor(std::size_t n) const { return batch.x(n)[k] * visit.scale(); }
    constexpr const T* delta(std::size_t n) const { return batch.delta(n); }
    constexpr auto count() const { return batch.count(); }

    constexpr bool is_zero() const {
        for (std::size_t n = 0; n < count(); ++n) {
            if (!ScalarTraits<T>::is_zero(factor(n))) {
                return false;
            }
        }
        return true;
    }

    /// One block of it.
    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T head = factor(0);
        const T* head_delta = delta(0) + first;
        T gradient[] = {(head * head_delta[Index])...};
        for (std::size_t n = 1; n < count(); ++n) {
            const T value = factor(n);
            if (!ScalarTraits<T>::is_zero(value)) {
                const T* numbers = delta(n) + first;
                const T unrolled[] = {(gradient[Index] += value * numbers[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(visit(index + first + Index, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

/// All blocks, of many examples and of one.
template <class T, std::size_t Columns, class Batch, class Visitor>
constexpr void form_blocks(const OuterProductRow<T, Columns, Batch, Visitor>& row, std::size_t) {
    Blocks<Columns>::for_each(row);
}

template <class T, std::size_t Columns, class Batch, class Visitor>
constexpr void form_blocks(const OuterProductRow<T, Columns, Batch, Visitor>& row, OneExample) {
    Blocks<Columns, visits_at_once<T>()>::for_each(
        VisitProducts<T, Visitor>{row.factor(0), row.delta(0), row.visit, row.index});
}

/// Lanes says whether the visitor takes many numbers at once; here it gets them one by one.
template <class T, std::size_t Columns, class Batch, class Visitor, class Lanes>
constexpr void form_row(const OuterProductRow<T, Columns, Batch, Visitor>& row, Lanes, Portable) {
    form_blocks(row, row.count());
}

/// A row, or nothing where it is zero and may be left out.
template <std::size_t Columns, class T, class Batch, class Visitor, class Target>
constexpr void outer_product_row(const Batch& batch, std::size_t k, std::size_t index, Visitor& visit, Target target) {
    const OuterProductRow<T, Columns, Batch, Visitor> row{batch, k, visit, index};
    if (!Visitor::skips_zero_gradient || !row.is_zero()) {
        form_row(row, std::integral_constant<bool, Visitor::takes_lanes>{}, target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
