// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_BASE_RATE_NUMBER_HPP
#define NERVELET_SCHEDULE_BASE_RATE_NUMBER_HPP

#include <type_traits>

#include "../../scalar/fixed.hpp"

namespace nervelet {
namespace detail {

/// What a schedule for a network of scalar T computes in: float for 16 bits, whose optimizers take a rate as a float.
template <class T>
using RateNumber = std::conditional_t<IsFixed<T>::value, float, T>;

} // namespace detail
} // namespace nervelet

#endif
