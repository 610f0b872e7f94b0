// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_TIME_DISTRIBUTED_HPP
#define NERVELET_NETWORK_TIME_DISTRIBUTED_HPP

#include <cstddef>
#include <type_traits>

#include "../activation/base/stub_activation.hpp"
#include "../core/type_identity.hpp"
#include "../layer/conv1d.hpp"
#include "../layer/dense.hpp"

namespace nervelet {

namespace detail {

/// The activation of a Dense at every step.
template <class ActivationType>
constexpr auto check_activation_of_steps() {
    using Activation = typename decltype(check_activation<ActivationType>())::type;
    constexpr bool holds = !Activation::is_last_only;
    static_assert(holds, "TimeDistributed<Dense<Units, Activation>>: expected an activation of single numbers, such as "
                         "Identity or Sigmoid: a Softmax of every step, with a loss for each, is not built.");
    return TypeIdentity<std::conditional_t<holds, Activation, StubActivation>>{};
}

/// The layer that applies a Dense to every step.
template <std::size_t Units, class Activation>
constexpr auto check_layer_of_steps(TypeIdentity<Dense<Units, Activation>>) {
    return TypeIdentity<Conv1D<Units, 1, typename decltype(check_activation_of_steps<Activation>())::type>>{};
}

template <class Other>
constexpr auto check_layer_of_steps(TypeIdentity<Other>) {
    static_assert(!std::is_same<Other, Other>::value,
                  "TimeDistributed<Layer>: expected a Dense, such as TimeDistributed<Dense<1>>. Convolutions, pools, "
                  "LayerNorm<>, Dropout, GRU and LSTM go over the steps themselves: write them without it.");
    return TypeIdentity<Conv1D<1, 1, StubActivation>>{};
}

template <class Description>
using LayerOfSteps = typename decltype(check_layer_of_steps(TypeIdentity<Description>{}))::type;

} // namespace detail

/// A Dense at every step of Input<Steps, Channels>, with the same weights for all, as in Keras:
/// TimeDistributed<Dense<1>> hands up [step][unit]. A convolution with kernel 1 is just that, so it is one: Conv1D<1,
/// 1>.
template <class Layer>
using TimeDistributed = detail::LayerOfSteps<Layer>;

} // namespace nervelet

#endif
