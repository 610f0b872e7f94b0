// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_ROW_HPP

#include <type_traits>

#include "../../core/math/classify.hpp"
#include "../helium/outer_product_row.hpp"
#include "../one_example.hpp"
#include "../simd/outer_product_row.hpp"
#include "../soft/outer_product_row.hpp"
#include "block.hpp"
#include "visit_products.hpp"

namespace nervelet {
namespace kernel {

/// One row of a gradient, g[j] = scale sum_n x_n delta_n[j] over the examples n in ascending order, formed block by
/// block in registers and handed over as visit(index + j, g[j]); it is never stored. x(n)[k] is the input of example n,
/// deltas(n) points to its Columns deltas. Visitor says with skips_zero_gradient whether a row of zeros may be left
/// out, and with takes_lanes that it also has visit.visit(lane, index, gradients).
template <class T, std::size_t Columns, class X, class Deltas, class Count, class Visitor>
struct OuterProductRow {
    const X& x;
    std::size_t k;
    const Deltas& deltas;
    Count count;
    Visitor& visit;
    std::size_t index;

    constexpr void run() const {
        if (!Visitor::skips_zero_gradient || !is_zero()) {
            form(std::integral_constant<bool, (Visitor::takes_lanes && has_lanes)>{});
        }
    }

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T head = (*this)(0);
        const T* head_delta = deltas(0) + first;
        T gradient[] = {(head * head_delta[Index])...};
        for (std::size_t n = 1; n < count; ++n) {
            const T factor = (*this)(n);
            if (!math::is_zero(factor)) {
                const T* delta = deltas(n) + first;
                const T unrolled[] = {(gradient[Index] += factor * delta[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(visit(index + first + Index, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }

    /// scale x_n.
    constexpr T operator()(std::size_t n) const { return x(n)[k] * visit.scale(); }

private:
#if defined(NERVELET_HAS_HELIUM)
    static constexpr bool has_lanes = std::is_same<T, float>::value;
#else
    static constexpr bool has_lanes = true;
#endif

    constexpr void form(std::false_type) const {
#if defined(NERVELET_HAS_SOFT)
        if (!math::constant_evaluated()) {
            form_at_run_time(std::is_same<T, float>{});
            return;
        }
#endif
        form_blocks(count);
    }

#if defined(NERVELET_HAS_SOFT)
    void form_at_run_time(std::true_type) const {
        soft::outer_product_row(*this, deltas, count, visit, index, Columns);
    }

    void form_at_run_time(std::false_type) const {
        form_blocks(count);
    }
#endif

    constexpr void form_blocks(std::size_t) const {
        Blocks<Columns>::for_each(*this);
    }

    constexpr void form_blocks(OneExample) const {
        Blocks<Columns, visits_at_once>::for_each(VisitProducts<T, Visitor>{(*this)(0), deltas(0), visit, index});
    }

    constexpr void form(std::true_type) const {
#if defined(NERVELET_HAS_SIMD)
        if (!math::constant_evaluated()) {
            simd::OuterProductRow<T, OuterProductRow, Deltas, Count, Visitor>{*this, deltas, count, visit, index}
                .template columns<Columns>(0);
            return;
        }
#elif defined(NERVELET_HAS_HELIUM)
        if (!math::constant_evaluated()) {
            helium::OuterProductRow<OuterProductRow, Deltas, Count, Visitor>{*this, deltas, count, visit, index}
                .template columns<Columns, std::is_same<Count, OneExample>::value>();
            return;
        }
#endif
        form(std::false_type{});
    }

    constexpr bool is_zero() const {
        for (std::size_t n = 0; n < count; ++n) {
            if (!math::is_zero((*this)(n))) {
                return false;
            }
        }
        return true;
    }
};

} // namespace kernel
} // namespace nervelet

#endif
