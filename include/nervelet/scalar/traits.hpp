// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_TRAITS_HPP
#define NERVELET_SCALAR_TRAITS_HPP

#include "../core/fast_math.hpp"
#include "../core/math/classify.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace nervelet {

/// What the library must know of a number type T. To add a scalar, specialise it as scalar/float.hpp does, with
///     is_supported                    true
///     Sum                             the type in which products are summed
///     is_zero(T)                      whether a sum leaves out a product with this number
///     to_sum(T), from_sum(Sum)        a number as the start of a sum, and a sum rounded to a number
///     weight_index<Rows, Columns>(row, column)
///                                     the index of one weight in a matrix of Rows inputs and Columns outputs
///     Loss, no_loss()                 what a step answers, and what a sum of them begins with
///     Share, share_of(count)          what one of so many examples is multiplied by, and its Loss, for their mean
///     Rate                            how a learning rate is held
///     Real                            what means and other reports of losses are computed in
///     Norm                            the type of a squared norm
///     rounds_at_random                whether training draws random numbers to round by
///     largest_squared_gradient()      a step whose gradient has a squared norm of this or more is refused: below it no
///                                     optimizer can overflow
template <class T>
struct ScalarTraits {
    static constexpr bool is_supported = false; ///< this T is no scalar of the library
};

namespace detail {

/// What says of itself that it is no answer: NaN, or what specialises this.
template <class T>
struct Refusal {
    static constexpr T value() { return std::numeric_limits<T>::quiet_NaN(); }
};

} // namespace detail

namespace detail {

template <class T>
using LossIn = typename ScalarTraits<T>::Loss;

template <class T>
using ShareIn = typename ScalarTraits<T>::Share;

template <class T>
using NormIn = typename ScalarTraits<T>::Norm;

} // namespace detail

/// A quiet NaN, or in 16 bits a FixedLoss that is refused(): the result of every function that refused its input.
template <class T>
constexpr T not_a_number() {
    return detail::Refusal<T>::value();
}

namespace detail {

/// What all floating-point scalars share: sums in the same type, weights row after row, [in][out].
template <class T>
struct FloatingPointTraits {
    static constexpr bool is_supported = true;
    using Sum = T;
    using Loss = T;
    using Share = T;
    using Rate = T;
    using Real = T;
    using Norm = T;
    static constexpr bool rounds_at_random = false;

    static constexpr bool is_zero(T number) { return math::is_zero(number); }
    static constexpr Sum to_sum(T number) { return number; }
    static constexpr T from_sum(Sum sum) { return sum; }
    static constexpr Loss no_loss() { return -T(0); } // -0 + x is x for every x
    static constexpr Share share_of(std::size_t count) { return T(1) / T(static_cast<std::int32_t>(count)); }

    template <std::size_t Rows, std::size_t Columns>
    static constexpr std::size_t weight_index(std::size_t row, std::size_t column) {
        return row * Columns + column;
    }
};

} // namespace detail

} // namespace nervelet

#endif
