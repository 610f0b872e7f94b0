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
#include "steps_of_layers.hpp"

namespace nervelet {

template <std::size_t Filters, std::size_t Width, class Activation, class... Options>
struct Conv1D;
template <std::size_t Filters, std::size_t KernelSize, class Activation, class... Options>
struct Conv2D;
template <std::size_t Width, class Activation, class... Options>
struct DepthwiseConv1D;
template <std::size_t KernelSize, class Activation, class... Options>
struct DepthwiseConv2D;
template <std::size_t Width, class... Options>
struct MaxPool1D;
template <std::size_t PoolSize, class... Options>
struct MaxPool2D;
template <std::size_t Width, class... Options>
struct AveragePool1D;
template <std::size_t PoolSize, class... Options>
struct AveragePool2D;
struct GlobalAveragePool;
template <std::size_t Units, class Output, class Carried>
struct GRU;
template <class LayerDescription, class SourceType>
struct Frozen;
template <class FrozenLayer, bool IsGroup>
struct BiasOnly;
template <unsigned Percent>
struct Dropout;
template <unsigned Percent>
struct SpatialDropout;

namespace detail {

template <class List, class Activation, class Skip>
struct ResidualOf;
template <class Network, const Network& network, std::size_t Weights>
struct QuantizedBackbone;

/// Whether a layer computes in 16 bits.
template <class Description>
struct HasFixed : std::false_type {};

template <std::size_t Units, class Activation>
struct HasFixed<Dense<Units, Activation>>
    : std::integral_constant<bool, FixedActivation<Activation>::is_supported ||
                                       !std::is_base_of<ActivationBase, Activation>::value> {};

/// Whether a layer that keeps no more than its outputs computes in 16 bits with this activation.
template <class Activation>
struct HasFixedOutputs
    : std::integral_constant<bool,
                             HasFixed<Dense<1, Activation>>::value &&
                                 !FixedActivation<Activation>::template Form<Fixed16::activation_bits>::keeps_slope> {};

template <std::size_t Filters, std::size_t Width, class Activation, class... Options>
struct HasFixed<Conv1D<Filters, Width, Activation, Options...>> : HasFixedOutputs<Activation> {};

template <std::size_t Filters, std::size_t KernelSize, class Activation, class... Options>
struct HasFixed<Conv2D<Filters, KernelSize, Activation, Options...>> : HasFixedOutputs<Activation> {};

template <std::size_t Width, class Activation, class... Options>
struct HasFixed<DepthwiseConv1D<Width, Activation, Options...>> : HasFixedOutputs<Activation> {};

template <std::size_t KernelSize, class Activation, class... Options>
struct HasFixed<DepthwiseConv2D<KernelSize, Activation, Options...>> : HasFixedOutputs<Activation> {};

template <std::size_t Width, class... Options>
struct HasFixed<MaxPool1D<Width, Options...>> : std::true_type {};

template <std::size_t PoolSize, class... Options>
struct HasFixed<MaxPool2D<PoolSize, Options...>> : std::true_type {};

template <std::size_t Width, class... Options>
struct HasFixed<AveragePool1D<Width, Options...>> : std::true_type {};

template <std::size_t PoolSize, class... Options>
struct HasFixed<AveragePool2D<PoolSize, Options...>> : std::true_type {};

template <>
struct HasFixed<GlobalAveragePool> : std::true_type {};

template <std::size_t Units, class Output, class Carried>
struct HasFixed<GRU<Units, Output, Carried>> : std::true_type {};

template <unsigned Percent>
struct HasFixed<Dropout<Percent>> : std::true_type {};

template <unsigned Percent>
struct HasFixed<SpatialDropout<Percent>> : std::true_type {};

template <class Activation, class Skip>
struct HasFixed<ResidualOf<LayerList<>, Activation, Skip>> : HasFixedOutputs<Activation> {};

template <class First, class... Rest, class Activation, class Skip>
struct HasFixed<ResidualOf<LayerList<First, Rest...>, Activation, Skip>>
    : std::integral_constant<bool, HasFixed<First>::value &&
                                       HasFixed<ResidualOf<LayerList<Rest...>, Activation, Skip>>::value> {};

template <class LayerDescription, class Source>
struct HasFixed<Frozen<LayerDescription, Source>> : HasFixed<LayerDescription> {};

template <class FrozenLayer>
struct HasFixed<BiasOnly<FrozenLayer, false>>
    : std::integral_constant<bool, HasFixed<FrozenLayer>::value && !IsRecurrent<FrozenLayer>::value> {};

/// Its bytes become numbers of 16 bits.
template <class Network, const Network& network, std::size_t Weights>
struct HasFixed<QuantizedBackbone<Network, network, Weights>> : std::true_type {};

/// What takes the place of an invalid layer, whose error has been reported.
template <>
struct HasFixed<StubLayer> : std::true_type {};

/// Whether a layer can be the last one in 16 bits: a loss begins with a Dense, by itself or at every step.
template <class Description>
struct EndsFixed : std::false_type {};

template <std::size_t Units, class Activation>
struct EndsFixed<Dense<Units, Activation>> : std::true_type {};

template <std::size_t Units, class Activation>
struct EndsFixed<Conv1D<Units, 1, Activation>> : std::true_type {};

template <class LayerDescription, class Source>
struct EndsFixed<Frozen<LayerDescription, Source>> : EndsFixed<LayerDescription> {};

template <class FrozenLayer>
struct EndsFixed<BiasOnly<FrozenLayer, false>> : EndsFixed<FrozenLayer> {};

template <>
struct EndsFixed<StubLayer> : std::true_type {};

/// Whether the layers of a LayerList compute in T.
template <class T, class List>
struct HaveScalar : std::true_type {};

template <int WeightBits, int ActivationBits, class First, class... Rest>
struct HaveScalar<Fixed<WeightBits, ActivationBits>, LayerList<First, Rest...>>
    : std::integral_constant<bool, HasFixed<First>::value &&
                                       HaveScalar<Fixed<WeightBits, ActivationBits>, LayerList<Rest...>>::value> {};

template <int WeightBits, int ActivationBits, class Last>
struct HaveScalar<Fixed<WeightBits, ActivationBits>, LayerList<Last>>
    : std::integral_constant<bool, HasFixed<Last>::value && EndsFixed<Last>::value> {};

/// T where it is a scalar in which the layers compute, else float.
template <class T, class List>
constexpr auto check_scalar_of() {
    using Scalar = CheckedScalar<T>;
    constexpr bool holds = HaveScalar<Scalar, List>::value;
    static_assert(
        holds, "Network<Fixed16, Input<Width>, Layers...>: expected layers that compute in 16 bits, which so far are "
               "Dense, Conv1D, Conv2D, DepthwiseConv1D and DepthwiseConv2D with Identity, ReLU, LeakyReLU, Sigmoid "
               "or Tanh, Dense with Hardsigmoid and Hardswish, too, MaxPool, AveragePool and GlobalAveragePool, GRU, "
               "Dropout and SpatialDropout, a Frozen, Pretrained or BiasOnly of Dense or convolutions, a Residual of "
               "these, and as the last one a Dense, which may have Softmax, or a TimeDistributed<Dense>. An LSTM is "
               "not built in 16 bits: its c has no bound. Other layers and activations compute in float: "
               "Network<float, ...>.");
    return TypeIdentity<std::conditional_t<holds, Scalar, float>>{};
}

/// What check_scalar_of gives for the layers of a network, as they are written.
template <class T, class... Layers>
using ScalarOfNetwork = typename decltype(check_scalar_of<T, NetworkLayers<Layers...>>())::type;

} // namespace detail
} // namespace nervelet

#endif
