// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TAKE_OVER_HPP
#define NERVELET_TAKE_OVER_HPP

#include <cstddef>
#include <type_traits>

#include "merge.hpp"
#include "network/take_over_bytes.hpp"

namespace nervelet {

namespace detail {

/// The network of the same layers, of which none is frozen.
template <class T, class InputShape, class List>
struct UnfrozenNetwork;

template <class T, class InputShape, class... Descriptions>
struct UnfrozenNetwork<T, InputShape, LayerList<Descriptions...>>
    : NetworkOf<T, InputShape, LayerList<typename PlainLayer<Descriptions>::type...>> {};

template <class Network>
using Unfrozen = typename UnfrozenNetwork<typename Network::Scalar, typename Network::InputShape,
                                          typename Network::Descriptions>::type;

template <class Network, class Other>
constexpr auto check_take_over(std::true_type) {
    using Plain = Unfrozen<Network>;
    constexpr bool is_plain = std::is_same<Unfrozen<Other>, Other>::value;
    constexpr bool is_same =
        std::is_same<typename Network::Scalar, typename Other::Scalar>::value && SameParameters<Plain, Other>::value;
    static_assert(is_plain,
                  "take_over(net, other): expected other without frozen layers; merge(other) makes one of it.");
    static_assert(
        !is_plain || is_same,
        "take_over(net, other): expected a network of the same layers and scalar; Dropout and activations may "
        "differ. For one layer write net.weights<Index>() = other.weights<Index>(), and bias likewise.");
    constexpr bool holds = is_plain && is_same;
    return std::integral_constant<bool, holds>{};
}

/// One of both is no network.
template <class Network, class Other>
constexpr std::false_type check_take_over(std::false_type) {
    static_assert(IsNetwork<Network>::value && IsNetwork<Other>::value,
                  "take_over(net, other): expected two networks, objects of types such as Network<float, Input<2>, "
                  "Dense<1, Sigmoid>>.");
    return {};
}

/// Copies what Layer has in the same shape as Plain, the layer without what is frozen: weights and biases of most
/// layers, the biases of BiasOnly, nothing of LowRank and Frozen.
template <class Layer, class Plain, class T>
constexpr void take_over_layer(T* parameters, const T* plain) {
    constexpr std::size_t weights = Layer::weight_rows * Layer::weight_columns;
    constexpr std::size_t plain_weights = Plain::weight_rows * Plain::weight_columns;
    constexpr std::size_t biases = Layer::parameter_count - weights;
    constexpr bool has_weights = Layer::weight_rows == Plain::weight_rows && weights == plain_weights;
    constexpr bool has_biases = biases == Plain::parameter_count - plain_weights;
    for (std::size_t i = 0; i < (has_weights ? weights : 0); ++i) {
        parameters[i] = plain[i];
    }
    for (std::size_t i = 0; i < (has_biases ? biases : 0); ++i) {
        parameters[weights + i] = plain[plain_weights + i];
    }
}

/// The layers of a network, and those of the same network without frozen ones.
template <class List, class PlainList>
struct TakeOver;

template <>
struct TakeOver<LayerList<>, LayerList<>> {
    template <class T>
    static constexpr void run(T*, const T*) {}
};

template <class Layer, class... Rest, class Plain, class... PlainRest>
struct TakeOver<LayerList<Layer, Rest...>, LayerList<Plain, PlainRest...>> {
    template <class T>
    static constexpr void run(T* parameters, const T* plain) {
        take_over_layer<Layer, Plain>(parameters, plain);
        TakeOver<LayerList<Rest...>, LayerList<PlainRest...>>::run(parameters + Layer::parameter_count,
                                                                   plain + Plain::parameter_count);
    }
};

template <class Network, class Other>
constexpr void take_over(Network& network, const Other& other, std::true_type) {
    TakeOver<typename Network::Layers::AllLayers, typename Unfrozen<Network>::Layers::AllLayers>::run(
        network.parameters().data(), other.parameters().data());
}

/// After a broken contract.
template <class Network, class Other>
constexpr void take_over(Network&, const Other&, std::false_type) {}

} // namespace detail

/// Copies the parameters of other into what network can learn: take_over(net, factory) for a net of
/// Pretrained<Factory, factory, 1> and the factory's last layer, which would otherwise start at random. A Dense layer
/// takes its weights and biases, BiasOnly the biases. Frozen layers stay as they are, and so does what LowRank learns
/// beside them: initialize(net, seed) comes first where there is one. Known as load_state_dict in PyTorch. Of a
/// QuantizedNetwork: network/take_over_bytes.hpp.
template <class Network, class Other>
constexpr void take_over(Network& network, const Other& other) {
    using Networks = std::integral_constant<bool, detail::IsNetwork<Network>::value && detail::IsNetwork<Other>::value>;
    detail::take_over(network, other, detail::check_take_over<Network, Other>(Networks{}));
}

} // namespace nervelet

#endif
