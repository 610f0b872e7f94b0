// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_POSSIBLE_SUMS_HPP
#define NERVELET_OPTIMIZER_BASE_POSSIBLE_SUMS_HPP

#include <limits>

#include "../../core/math/classify.hpp"
#include "../../scalar/traits.hpp"

namespace nervelet {

namespace detail {

/// Whether s = decay s + g can have become that number: |s| <= G / (1 - decay), where G bounds a gradient that a step
/// accepts and 1 - decay is at least half an epsilon of T. For float that is 2^74.
template <class T>
constexpr bool is_decaying_sum(T number) {
    const T gradient = number * ((std::numeric_limits<T>::epsilon)() / T(2));
    return math::is_finite(number) && gradient * gradient <= ScalarTraits<T>::largest_squared_gradient();
}

/// Whether a sum of squares can have become that number: finite and not negative.
template <class T>
constexpr bool is_sum_of_squares(T number) {
    return math::is_finite(number) && number >= T(0);
}

} // namespace detail

} // namespace nervelet

#endif
