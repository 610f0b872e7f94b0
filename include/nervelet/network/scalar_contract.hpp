// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_SCALAR_CONTRACT_HPP
#define NERVELET_NETWORK_SCALAR_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../core/type_identity.hpp"
#include "../layer/base/fixed_activation.hpp"
#include "../layer/dense.hpp"
#include "../scalar/fixed.hpp"
#include "contract.hpp"
#include "flatten.hpp"

namespace nervelet {
namespace detail {

/// Whether a layer computes in 16 bits.
template <class Description>
struct HasFixed : std::false_type {};

template <std::size_t Units, class Activation>
struct HasFixed<Dense<Units, Activation>>
    : std::integral_constant<bool, FixedActivation<Activation>::is_supported ||
                                       !std::is_base_of<ActivationBase, Activation>::value> {};

/// What takes the place of an invalid layer, whose error has been reported.
template <>
struct HasFixed<StubLayer> : std::true_type {};

/// Whether the layers of a LayerList compute in T.
template <class T, class List>
struct HaveScalar : std::true_type {};

template <int WeightBits, int ActivationBits, class First, class... Rest>
struct HaveScalar<Fixed<WeightBits, ActivationBits>, LayerList<First, Rest...>>
    : std::integral_constant<bool, HasFixed<First>::value &&
                                       HaveScalar<Fixed<WeightBits, ActivationBits>, LayerList<Rest...>>::value> {};

/// T where it is a scalar in which the layers compute, else float.
template <class T, class List>
constexpr auto check_scalar_of() {
    using Scalar = CheckedScalar<T>;
    constexpr bool holds = HaveScalar<Scalar, List>::value;
    static_assert(
        holds, "Network<Fixed16, Input<Width>, Layers...>: expected layers that compute in 16 bits, which so far are "
               "Dense with Identity, ReLU, LeakyReLU, Hardsigmoid, Hardswish, Sigmoid or Tanh, and Dense with Softmax as "
               "the last one. Other layers and activations compute in float: Network<float, ...>.");
    return TypeIdentity<std::conditional_t<holds, Scalar, float>>{};
}

/// What check_scalar_of gives for the layers of a network, as they are written.
template <class T, class... Layers>
using ScalarOfNetwork = typename decltype(check_scalar_of<T, NetworkLayers<Layers...>>())::type;

} // namespace detail
} // namespace nervelet

#endif
