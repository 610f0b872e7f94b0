// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_GRADIENT_NORM_HPP
#define NERVELET_TRAINING_GRADIENT_NORM_HPP

#include <cstddef>

#include "../core/math/sqrt.hpp"
#include "backpropagation.hpp"
#include "gradient_visitor.hpp"

namespace nervelet {

namespace detail {

/// The norm of the gradient that is on the tape, for an optimizer that calls norm(). Most layers know the norm of a
/// single example without forming the gradient; for several examples the gradient is formed once more.
template <class Backpropagation, class Count>
struct GradientNorm {
    using T = typename Backpropagation::Scalar;
    const typename Backpropagation::Input* inputs;
    Count count;
    typename Backpropagation::Tape& tape;
    typename ScalarTraits<T>::Norm squared_bound; ///< squared_norm_bound() of the same examples

    constexpr T operator()() const {
        if (count == 1) {
            return math::sqrt(Backpropagation::bound_is_norm ? squared_bound
                                                             : Backpropagation::squared_norm_of_one(inputs, tape));
        }
        SquaredNorm<T> squares{T(0)};
        Backpropagation::gradient(inputs, count, tape, squares);
        return math::sqrt(squares.sum);
    }
};

/// By the bound, with room for the rounding of both: the norm may be up to 1.4 times as large.
template <class Backpropagation, class Count>
constexpr bool is_surely_below(const GradientNorm<Backpropagation, Count>& norm,
                               typename Backpropagation::Scalar limit) {
    using T = typename Backpropagation::Scalar;
    return limit > T(0) && T(2) * norm.squared_bound < limit * limit;
}

} // namespace detail

} // namespace nervelet

#endif
