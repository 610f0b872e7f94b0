// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_CONTRACT_HPP
#define NERVELET_TRAINING_FIXED_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../activation/sigmoid.hpp"
#include "../activation/softmax.hpp"
#include "../loss/binary_cross_entropy.hpp"
#include "../loss/cross_entropy.hpp"
#include "../optimizer/sgd.hpp"
#include "../scalar/fixed.hpp"
#include "fixed_terms.hpp"

namespace nervelet {

template <class T>
struct Momentum;
template <class Optimizer>
struct WeightDecay;
template <class Optimizer>
struct ClipByValue;

namespace detail {

/// Whether the loss itself says in words that it does not fit the activation.
template <class Loss, class Activation>
struct RefusesActivation : std::false_type {};

template <class Activation>
struct RefusesActivation<CrossEntropy, Activation> : std::integral_constant<bool, !Activation::is_distribution> {};

template <class Activation>
struct RefusesActivation<BinaryCrossEntropy, Activation> : std::integral_constant<bool, !Activation::is_probability> {};

/// Whether a loss after an activation computes in T.
template <class T, class Loss, class Activation>
struct LossHasScalar
    : std::integral_constant<bool, !IsFixed<T>::value ||
                                       (FixedTerm<Loss>::is_supported && !std::is_same<Activation, Softmax>::value)> {};

template <class T>
struct LossHasScalar<T, CrossEntropy, Softmax> : std::true_type {};

template <class T>
struct LossHasScalar<T, BinaryCrossEntropy, Sigmoid> : std::true_type {};

/// Whether an optimizer computes in 16 bits without a wrapper, with a WeightDecay, and with both.
template <class Optimizer>
struct IsFixedOptimizer : std::false_type {};

template <class T>
struct IsFixedOptimizer<SGD<T>> : std::true_type {};

template <class T>
struct IsFixedOptimizer<Momentum<T>> : std::true_type {};

template <class Optimizer>
struct DecaysFixed : IsFixedOptimizer<Optimizer> {};

template <class Optimizer>
struct DecaysFixed<WeightDecay<Optimizer>> : IsFixedOptimizer<Optimizer> {};

template <class Optimizer>
struct ClipsFixed : DecaysFixed<Optimizer> {};

template <class Optimizer>
struct ClipsFixed<ClipByValue<Optimizer>> : DecaysFixed<Optimizer> {};

/// Whether Optimizer computes in T.
template <class T, class Optimizer>
struct OptimizerHasScalar : std::integral_constant<bool, !IsFixed<T>::value || ClipsFixed<Optimizer>::value> {};

/// Whether a trainer's steps on so many examples can be taken: in 16 bits each example of a batch changes the weights
/// by itself, and nothing holds the mean gradient that is to be clipped.
template <class T, class Optimizer, std::size_t Capacity>
struct ClipsBatch : std::true_type {};

template <int WeightBits, int ActivationBits, class Optimizer, std::size_t Capacity>
struct ClipsBatch<Fixed<WeightBits, ActivationBits>, ClipByValue<Optimizer>, Capacity>
    : std::integral_constant<bool, Capacity <= 1> {};

} // namespace detail
} // namespace nervelet

#endif
