// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GRADIENT_BELOW_HPP
#define NERVELET_LAYER_BASE_GRADIENT_BELOW_HPP

#include <cstddef>

#include "../../kernel/kernels.hpp"

namespace nervelet {

/// Where a layer's dJ/dx goes: it is multiplied into the f'(z) that the layer below keeps: its dJ/dz then stands there.
/// What is zero stays zero.
template <class T>
struct MultiplyInto {
    T* factors; ///< f'(z), or 1

    /// Whether dJ/dx[k] is needed.
    constexpr bool wants(std::size_t k) const { return !ScalarTraits<T>::is_zero(factors[k]); }

    /// dJ/dx[k] goes here.
    constexpr void take(std::size_t k, T gradient) const { factors[k] *= gradient; }

    /// Where those from k on go.
    constexpr MultiplyInto from(std::size_t k) const { return {factors + k}; }

    /// Those from k on that fill a vector, whether all are needed or not.
    template <class Lane>
    void take(Lane, std::size_t k, typename Lane::Type gradient) const {
        const typename Lane::Type factor = Lane::load(factors + k);
        Lane::store(factors + k, factor != typename Lane::Type{} ? factor * gradient : factor);
    }
};

/// Where a layer's dJ/dx goes that others share: it is added to a sum, because several layers read that value.
template <class T>
struct AddInto {
    T* sums; ///< of the gradients of all readers

    /// Whether dJ/dx[k] is needed: always.
    constexpr bool wants(std::size_t) const { return true; }

    /// dJ/dx[k] goes here.
    constexpr void take(std::size_t k, T gradient) const { sums[k] += gradient; }

    /// Where those from k on go.
    constexpr AddInto from(std::size_t k) const { return {sums + k}; }

    /// Those from k on that fill a vector.
    template <class Lane>
    void take(Lane, std::size_t k, typename Lane::Type gradient) const {
        Lane::store(sums + k, Lane::load(sums + k) + gradient);
    }
};

namespace detail {

/// Nowhere, because nothing below learns.
struct NoGradientBelow {};

/// Gives W delta: dJ/dx[k] = W[k][:] . delta, where W is Rows x Columns, row after row.
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void give_dots(const T* weights, const T* delta, MultiplyInto<T> below) {
    kernel::multiply_by_dots<Rows, Columns>(weights, delta, below.factors);
}

template <std::size_t Rows, std::size_t Columns, class T>
constexpr void give_dots(const T* weights, const T* delta, AddInto<T> below) {
    kernel::add_each_dot<Rows, Columns>(weights, delta, below.sums);
}

template <std::size_t Rows, std::size_t Columns, class T, class GradientBelow>
constexpr void give_dots(const T* weights, const T* delta, const GradientBelow& below) {
    for (std::size_t k = 0; k < Rows; ++k) {
        if (below.wants(k)) {
            below.take(k, kernel::dot<Columns>(weights + k * Columns, delta));
        }
    }
}

/// The same for all examples of a batch, whose delta(n) it gives to below(n).
template <std::size_t Rows, std::size_t Columns, class T, class Batch>
constexpr void give_dots_of_batch(const T* weights, const Batch& batch, MultiplyInto<T>) {
    kernel::multiply_by_dots_batch<Rows, Columns>(weights, batch);
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class GradientBelow>
constexpr void give_dots_of_batch(const T* weights, const Batch& batch, const GradientBelow&) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        give_dots<Rows, Columns>(weights, batch.delta(n), batch.below(n));
    }
}

} // namespace detail
} // namespace nervelet

#endif
