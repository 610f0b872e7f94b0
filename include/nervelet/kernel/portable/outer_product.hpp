// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_HPP

#include <type_traits>
#include <utility>

#include "../../core/math/classify.hpp"
#include "../one_example.hpp"
#include "../simd/outer_product_rows.hpp"
#include "outer_product_row.hpp"
#include "subtract_outer_product.hpp"

namespace nervelet {
namespace kernel {

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
        for (std::size_t k = 0; k < Rows;) {
            k += rows(x, k, deltas, count, first + k * Columns, visitor, Shares<X, Count, Visitor>{});
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
#if defined(NERVELET_HAS_SIMD)
    /// Whether several rows can be formed at once: of many examples, whose x lie in memory, for a visitor that takes
    /// lanes.
    template <class X, class Count, class Visitor>
    using Shares =
        std::integral_constant<bool, simd::shares_rows<T, Columns>() && Visitor::takes_lanes &&
                                         !std::is_same<Count, OneExample>::value &&
                                         std::is_same<decltype(std::declval<const X&>()(0)), const T*>::value>;
#else
    template <class X, class Count, class Visitor>
    using Shares = std::false_type;
#endif

    /// A row, or a few at once; gives their number.
    template <class X, class Deltas, class Count, class Visitor>
    static constexpr std::size_t rows(const X& x, std::size_t k, const Deltas& deltas, Count count, std::size_t index,
                                      Visitor& visitor, std::false_type) {
        row(x, k, deltas, count, index, visitor);
        return 1;
    }

#if defined(NERVELET_HAS_SIMD)
    template <class X, class Deltas, class Count, class Visitor>
    static constexpr std::size_t rows(const X& x, std::size_t k, const Deltas& deltas, Count count, std::size_t index,
                                      Visitor& visitor, std::true_type) {
        if (Rows - k < simd::rows_at_once || math::constant_evaluated()) {
            return rows(x, k, deltas, count, index, visitor, std::false_type{});
        }
        if (!simd::OuterProductRows<T, Columns, X, Deltas, Visitor>{x, k, deltas, count, visitor, index}.run()) {
            for (std::size_t i = 0; i < simd::rows_at_once; ++i) {
                row(x, k + i, deltas, count, index + i * Columns, visitor);
            }
        }
        return simd::rows_at_once;
    }
#endif

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

} // namespace kernel
} // namespace nervelet

#endif
