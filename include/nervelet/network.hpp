// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_HPP
#define NERVELET_NETWORK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/shape.hpp"
#include "core/type_identity.hpp"
#include "core/uninitialized.hpp"
#include "layer/input.hpp"
#include "network/chain.hpp"
#include "network/contract.hpp"
#include "network/divided_layers.hpp"
#include "network/flatten.hpp"
#include "network/fuse.hpp"
#include "network/parameter_layer.hpp"

namespace nervelet {

template <class T, class... Layers>
class Network;

namespace detail {

/// The network of Arguments in their right order: a scalar, else float; an Input, else Input<1>; the layers, else a
/// stub.
template <class T, class InputLayer, class List, class... Arguments>
struct InOrder;

template <class T, class InputLayer, class... Layers>
struct InOrder<T, InputLayer, LayerList<Layers...>> : TypeIdentity<Network<T, InputLayer, Layers...>> {};

template <class T, class InputLayer>
struct InOrder<T, InputLayer, LayerList<>> : TypeIdentity<Network<T, InputLayer, StubLayer>> {};

template <class T, class InputLayer, class... Layers, class Argument, class... Rest>
struct InOrder<T, InputLayer, LayerList<Layers...>, Argument, Rest...>
    : std::conditional_t<ScalarTraits<Argument>::is_supported,
                         InOrder<Argument, InputLayer, LayerList<Layers...>, Rest...>,
                         InOrder<T, InputLayer, LayerList<Layers..., Argument>, Rest...>> {};

template <class T, class InputLayer, class... Layers, std::size_t... Dimensions, class... Rest>
struct InOrder<T, InputLayer, LayerList<Layers...>, nervelet::Input<Dimensions...>, Rest...>
    : InOrder<T, nervelet::Input<Dimensions...>, LayerList<Layers...>, Rest...> {};

/// Reports that there is no Input behind the scalar. The result is what was meant, if it can be guessed.
template <class T, class... Layers>
constexpr auto check_input() {
    static_assert(AlwaysFalse<T>::value,
                  "Network<T, Input<Width>, Layers...>: expected Input<Width> behind the scalar, "
                  "as in Network<float, Input<2>, Dense<1, Sigmoid>>.");
    return TypeIdentity<typename InOrder<float, nervelet::Input<1>, LayerList<>, T, Layers...>::type>{};
}

/// Reports that there is no layer. The result takes a stub.
template <class T, class Input>
constexpr auto check_layers() {
    static_assert(AlwaysFalse<T>::value, "Network<T, Input<Width>, Layers...>: expected at least one layer behind "
                                         "Input<Width>, as in Network<float, Input<2>, Dense<1, Sigmoid>>.");
    return TypeIdentity<Network<T, Input, StubLayer>>{};
}

} // namespace detail

/// A network whose shape is its type: Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>.
/// An object holds the parameters and nothing else, in one array, layer after layer. They are all zero at first. It is
/// trivially copyable.
template <class T, class... Layers>
class Network : public decltype(detail::check_input<T, Layers...>())::type {};

/// Without a layer: an error.
template <class T, std::size_t... Dimensions>
class Network<T, nervelet::Input<Dimensions...>>
    : public decltype(detail::check_layers<T, nervelet::Input<Dimensions...>>())::type {};

/// With an Input and at least one layer.
template <class T, std::size_t... Dimensions, class First, class... Rest>
class Network<T, nervelet::Input<Dimensions...>, First, Rest...> {
public:
    using Scalar = detail::CheckedScalar<T>;                                     ///< T
    using InputShape = typename nervelet::Input<Dimensions...>::shape;           ///< Shape<Dimensions...>
    using Descriptions = detail::NetworkLayers<First, Rest...>;                  ///< groups taken apart
    using Layers = detail::Chain<Scalar, InputShape, Descriptions>;              ///< bound to their shapes
    using Fused = detail::FusedLayers<Scalar, InputShape, Descriptions>;         ///< a convolution and its pool as one
    using Computed = detail::Chain<Scalar, InputShape, Fused>;                   ///< as they are run
    using Divided = detail::Divided<Scalar, InputShape, Fused>;                  ///< those that learn, and those below
    static constexpr std::size_t input_size = InputShape::size;                  ///< numbers in an Input
    static constexpr std::size_t output_size = Layers::Last::output_shape::size; ///< numbers in an Output
    static constexpr std::size_t parameter_count = Layers::parameter_count;      ///< weights and biases of all layers
    using Input = std::array<Scalar, input_size>;                                ///< an x
    using Output = std::array<Scalar, output_size>;                              ///< what net(x) returns, or a target
    using Features = typename Divided::Features;                                 ///< what net.features(x) returns
    using Parameters = std::array<Scalar, parameter_count>;                      ///< all weights and biases

    /// The output for x. Dropout does nothing here.
    constexpr Output operator()(const Input& x) const {
        Output output = detail::uninitialized<Output>();
        Computed::infer(parameters_.data(), x.data(), output);
        return output;
    }

    /// The same for Features, or for bytes where the first layers are a QuantizedNetwork's.
    template <class X, std::enable_if_t<detail::Reading<Network, X>::holds, int> = 0>
    constexpr Output operator()(const X& x) const {
        Output output = detail::uninitialized<Output>();
        detail::Reading<Network, X>::Computed::infer(parameters_.data(), x.data(), output);
        return output;
    }

    /// Reports an x of a wrong type.
    template <class Other, std::enable_if_t<!detail::Reading<Network, Other>::holds, int> = 0>
    constexpr Output operator()(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Output{};
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr Output operator()(const Scalar (&)[Inputs]) const {
        detail::InputContract<Scalar[Inputs], Input>::refuse();
        return Output{};
    }

    /// Reports numbers that are no x together, or none at all.
    template <class... Others, class = std::enable_if_t<sizeof...(Others) != 1>>
    constexpr Output operator()(const Others&...) const {
        static_assert(sizeof...(Others) == 1,
                      "network(x): expected one x, a Net::Input or its numbers in braces, as in "
                      "net({1, 2}).");
        return Output{};
    }

    /// The output for x without the last layer's activation.
    constexpr Output logits(const Input& x) const {
        Output output = detail::uninitialized<Output>();
        Computed::logits(parameters_.data(), x.data(), output);
        return output;
    }

    /// The same for Features or bytes.
    template <class X, std::enable_if_t<detail::Reading<Network, X>::holds, int> = 0>
    constexpr Output logits(const X& x) const {
        Output output = detail::uninitialized<Output>();
        detail::Reading<Network, X>::Computed::logits(parameters_.data(), x.data(), output);
        return output;
    }

    /// Reports an x of a wrong type.
    template <class Other, std::enable_if_t<!detail::Reading<Network, Other>::holds, int> = 0>
    constexpr Output logits(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Output{};
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr Output logits(const Scalar (&)[Inputs]) const {
        detail::InputContract<Scalar[Inputs], Input>::refuse();
        return Output{};
    }

    /// What the layers below the lowest that learns say of x, see detail::Features: net(net.features(x)) is net(x).
    constexpr Features features(const Input& x) const { return Divided::features(parameters_.data(), x); }

    /// The same of bytes, where the first layers are a QuantizedNetwork's.
    template <std::size_t Count,
              std::enable_if_t<detail::Reading<Network, std::array<std::int8_t, Count>>::holds, int> = 0>
    constexpr Features features(const std::array<std::int8_t, Count>& x) const {
        return Divided::features(parameters_.data(), x);
    }

    /// Reports an x of a wrong type.
    template <class Other>
    constexpr Features features(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Features{};
    }

    /// All parameters: for each layer its weights row after row ([in][out]), then its biases.
    constexpr Parameters& parameters() & { return parameters_; }
    /// The same of a constant network.
    constexpr const Parameters& parameters() const& { return parameters_; }
    /// Those of a temporary network, such as merge(net).parameters(): a copy.
    constexpr Parameters parameters() const&& { return parameters_; }

    /// A MatrixView of the weights of layer Index, counted over the layers that have parameters: weights<0>()(in, out).
    template <std::size_t Index>
    constexpr auto weights() & {
        return detail::ParameterLayer<Index, Layers>::weights(parameters_.data());
    }

    /// The same of a constant network.
    template <std::size_t Index>
    constexpr auto weights() const& {
        return detail::ParameterLayer<Index, Layers>::weights(parameters_.data());
    }

    template <std::size_t Index>
    constexpr auto
    weights() const&& = delete; // expected a network with a name: a view of a temporary one would outlive it

    /// A VectorView of the biases of layer Index, counted over the layers that have parameters: bias<0>()[out].
    template <std::size_t Index>
    constexpr auto bias() & {
        return detail::ParameterLayer<Index, Layers>::bias(parameters_.data());
    }

    /// The same of a constant network.
    template <std::size_t Index>
    constexpr auto bias() const& {
        return detail::ParameterLayer<Index, Layers>::bias(parameters_.data());
    }

    template <std::size_t Index>
    constexpr auto
    bias() const&& = delete; // expected a network with a name: a view of a temporary one would outlive it

private:
    Parameters parameters_{};
};

} // namespace nervelet

#endif
