// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_OUTER_PRODUCT_HPP
#define NERVELET_CORE_OUTER_PRODUCT_HPP

#include <type_traits>

#include "block.hpp"
#include "math/classify.hpp"
#include "mve/outer_product_row.hpp"
#include "simd/outer_product_row.hpp"
#include "subtract_outer_product.hpp"
#include "visit_products.hpp"

namespace nervelet {

/// How many examples there are, where that is known at compile time: one.
struct OneExample {
    constexpr operator std::size_t() const { return 1; }
};

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
        form_blocks(count);
    }

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
            mve::OuterProductRow<OuterProductRow, Deltas, Count, Visitor>{*this, deltas, count, visit, index}
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

/// A bias is the weight of an input that is always 1.
template <class T>
struct Ones {
    T one;
    constexpr const T* operator()(std::size_t) const { return &one; }
};

/// An example's inputs, and behind them the 1 of the bias.
template <class T, std::size_t Size, class X>
struct InputsAndOne {
    const X& x;
    constexpr InputsAndOne operator()(std::size_t) const { return *this; }
    constexpr T operator[](std::size_t k) const { return k < Size ? x(0)[k] : T(1); }
};

/// Visits the whole gradient of W and of the b behind it, x^T delta and 1^T delta, row after row; index counts from
/// first. deltas(n) points to the Columns deltas of example n.
template <class T, std::size_t Rows, std::size_t Columns, bool Subtracts>
struct OuterProduct {
    template <class X, class Deltas, class Count, class Visitor>
    static constexpr void visit(const X& x, const Deltas& deltas, Count count, std::size_t first, Visitor& visitor) {
        for (std::size_t k = 0; k < Rows; ++k) {
            row(x, k, deltas, count, first + k * Columns, visitor);
        }
        row(Ones<T>{T(1)}, 0, deltas, count, first + Rows * Columns, visitor);
    }

    /// The bias is one more row: less code than the optimizer's formula twice.
    template <class X, class Deltas, class Visitor>
    static constexpr void visit(const X& x, const Deltas& deltas, OneExample count, std::size_t first,
                                Visitor& visitor) {
        for (std::size_t k = 0; k <= Rows; ++k) {
            row(InputsAndOne<T, Rows, X>{x}, k, deltas, count, first + k * Columns, visitor);
        }
    }

private:
    template <class X, class Deltas, class Count, class Visitor>
    static constexpr void row(const X& x, std::size_t k, const Deltas& deltas, Count count, std::size_t index,
                              Visitor& visitor) {
        OuterProductRow<T, Columns, X, Deltas, Count, Visitor>{x, k, deltas, count, visitor, index}.run();
    }
};

/// One example, and a visitor that only subtracts: nothing needs a gradient then.
template <class T, std::size_t Rows, std::size_t Columns>
struct OuterProduct<T, Rows, Columns, true> {
    template <class X, class Deltas, class Visitor>
    static constexpr void visit(const X& x, const Deltas& deltas, OneExample, std::size_t first, Visitor& visitor) {
        subtract_outer_product<Rows, Columns>(x(0), visitor.scale(), deltas(0), visitor.parameters + first);
    }
};

/// Visitor::subtracts says that it subtracts every gradient from visitor.parameters and does nothing else.
template <class T, std::size_t Rows, std::size_t Columns, class X, class Deltas, class Count, class Visitor>
constexpr void outer_product(const X& x, const Deltas& deltas, Count count, std::size_t first, Visitor& visitor) {
    constexpr bool subtracts = Visitor::subtracts && std::is_same<Count, OneExample>::value;
    OuterProduct<T, Rows, Columns, subtracts>::visit(x, deltas, count, first, visitor);
}

} // namespace nervelet

#endif
