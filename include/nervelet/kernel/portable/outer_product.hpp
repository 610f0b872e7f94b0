// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_OUTER_PRODUCT_HPP

#include <type_traits>

#include "../one_example.hpp"
#include "outer_product_row.hpp"
#include "subtract_outer_product.hpp"

namespace nervelet {
namespace kernel {

/// A batch whose only input is the 1 of the bias: a bias is the weight of an input that is always 1.
template <class T, class Batch>
struct BiasOfBatch {
    const Batch& batch;
    T one;
    constexpr const T* x(std::size_t) const { return &one; }
    constexpr const T* delta(std::size_t n) const { return batch.delta(n); }
    constexpr auto count() const { return batch.count(); }
};

/// One example's inputs, and after them the 1 of the bias.
template <class T, std::size_t Rows, class Batch>
struct InputsAndOne {
    const Batch& batch;
    constexpr InputsAndOne x(std::size_t) const { return *this; }
    constexpr T operator[](std::size_t k) const { return k < Rows ? batch.x(0)[k] : T(1); }
    constexpr const T* delta(std::size_t) const { return batch.delta(0); }
    static constexpr OneExample count() { return OneExample{}; }
};

/// A row, or a few at once where the target has a form for that; gives their number.
template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Visitor, class Target>
constexpr std::size_t outer_product_rows(const Batch& batch, std::size_t k, std::size_t index, Visitor& visitor,
                                         Target target) {
    outer_product_row<Columns, T>(batch, k, index, visitor, target);
    return 1;
}

/// Visits the whole gradient of W and of the b after it, x^T delta and 1^T delta, row after row.
template <class T, std::size_t Rows, std::size_t Columns, bool Subtracts>
struct OuterProduct {
    template <class Batch, class Visitor, class Target>
    static constexpr void visit(const Batch& batch, std::size_t, std::size_t first, Visitor& visitor, Target target) {
        for (std::size_t k = 0; k < Rows;) {
            k += outer_product_rows<Rows, Columns, T>(batch, k, first + k * Columns, visitor, target);
        }
        outer_product_row<Columns, T>(BiasOfBatch<T, Batch>{batch, T(1)}, 0, first + Rows * Columns, visitor, target);
    }

    /// The bias is one more row: less code than the optimizer's formula twice.
    template <class Batch, class Visitor, class Target>
    static constexpr void visit(const Batch& batch, OneExample, std::size_t first, Visitor& visitor, Target target) {
        for (std::size_t k = 0; k <= Rows; ++k) {
            outer_product_row<Columns, T>(InputsAndOne<T, Rows, Batch>{batch}, k, first + k * Columns, visitor, target);
        }
    }
};

/// One example, and a visitor that only subtracts: nothing needs a gradient then.
template <class T, std::size_t Rows, std::size_t Columns>
struct OuterProduct<T, Rows, Columns, true> {
    template <class Batch, class Visitor, class Target>
    static constexpr void visit(const Batch& batch, OneExample, std::size_t first, Visitor& visitor, Target target) {
        subtract_outer_product<Rows, Columns>(reader(batch.x(0)), visitor.scale(), batch.delta(0),
                                              visitor.parameters + first, target);
    }
};

template <class T, std::size_t Rows, std::size_t Columns, class Batch, class Visitor, class Target>
constexpr void outer_product(const Batch& batch, std::size_t first, Visitor& visitor, Target target) {
    using Count = decltype(batch.count());
    constexpr bool subtracts = Visitor::subtracts && std::is_same<Count, OneExample>::value;
    OuterProduct<T, Rows, Columns, subtracts>::visit(batch, batch.count(), first, visitor, target);
}

} // namespace kernel
} // namespace nervelet

#endif
