// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_CONTRACT_HPP
#define NERVELET_TRAINING_FIXED_CONTRACT_HPP

#include <type_traits>

#include "../activation/softmax.hpp"
#include "../loss/cross_entropy.hpp"
#include "../optimizer/sgd.hpp"
#include "../scalar/fixed.hpp"

namespace nervelet {
namespace detail {

/// Whether a loss after an activation computes in T.
template <class T, class Loss, class Activation>
struct LossHasScalar : std::integral_constant<bool, !IsFixed<T>::value> {};

template <class T>
struct LossHasScalar<T, CrossEntropy, Softmax> : std::true_type {};

/// Whether Optimizer<T> computes in T.
template <class T, class Optimizer>
struct OptimizerHasScalar : std::integral_constant<bool, !IsFixed<T>::value> {};

template <class T>
struct OptimizerHasScalar<T, SGD<T>> : std::true_type {};

} // namespace detail
} // namespace nervelet

#endif
