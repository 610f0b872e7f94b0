// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_PRETRAINED_HPP
#define NERVELET_NETWORK_PRETRAINED_HPP

#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../layer/base/layer_list.hpp"
#include "../layer/base/stored.hpp"
#include "../layer/dropout.hpp"
#include "../layer/frozen.hpp"
#include "bound_layers.hpp"
#include "residual/residual_of.hpp"

namespace nervelet {

namespace detail {

/// Layers where the network has that many, else 1.
template <std::size_t Layers, std::size_t All>
constexpr auto check_layer_count() {
    constexpr bool holds = Layers > 0 && Layers <= All;
    static_assert(holds, "Pretrained<Network, network, Layers>: expected at least one layer and at most as many as the "
                         "network has, counted over those that have parameters; Dropout does not count.");
    return std::integral_constant<std::size_t, (holds ? Layers : 1)>{};
}

/// Layers may not end inside of a layer that holds others.
template <bool Holds>
constexpr auto check_end() {
    static_assert(Holds,
                  "Pretrained<Network, network, Layers>: expected Layers that end before a Residual or behind it, "
                  "not inside. Each of its layers that has parameters counts, and its projection as one more. A GRU or "
                  "LSTM counts as two, the weights of its inputs and of its states.");
    return std::integral_constant<bool, Holds>{};
}

/// How many layers that have parameters a Link of a Chain stands for.
template <class Link>
using ParameterLayersOf = ParameterLayerCount<typename InsideOf<typename Link::Layer>::type>;

/// The layers of a Chain from Link on, which is layer Index, to the one before layer Count, counted over the layers
/// that have parameters.
template <class Network, const Network& network, class Link, std::size_t Index, std::size_t Count,
          bool IsLast = Link::is_last>
struct PretrainedParts;

/// What one layer of a constant network becomes, as a LayerList: a layer with parameters is frozen; dropout is left
/// out, because it has no use in layers that are not trained.
template <class Network, const Network& network, class Description, class Link, std::size_t Index>
struct PretrainedPart {
    using type = std::conditional_t<
        (Link::Layer::parameter_count > 0), LayerList<Frozen<Description, Stored<Network, network, Index>>>,
        std::conditional_t<std::is_base_of<UsesRandom, Description>::value, LayerList<>, LayerList<Description>>>;
};

/// Of a Residual: one of such layers. If dropout was all that it held, one that drops nothing is left.
template <class Network, const Network& network, class List, class Activation, class Skip, class Link,
          std::size_t Index>
struct PretrainedPart<Network, network, ResidualOf<List, Activation, Skip>, Link, Index> {
    using Inner = typename Link::Layer::InnerChain;
    static constexpr std::size_t next = Index + Inner::parameter_layer_count;
    using Parts = typename PretrainedParts<Network, network, Inner, Index, next>::type;
    using Held = std::conditional_t<std::is_same<Parts, LayerList<>>::value, LayerList<Dropout<0>>, Parts>;
    using Projection = std::conditional_t<(Link::Layer::Skip::parameter_count > 0),
                                          FrozenSkip<Stored<Network, network, next>, Skip>, Skip>;
    using type = LayerList<ResidualOf<Held, Activation, Projection>>;
};

template <class Network, const Network& network, class Link, std::size_t Index, std::size_t Count, bool IsLast>
struct PretrainedParts {
    static constexpr std::size_t next = Index + ParameterLayersOf<Link>::value;
    using Checked = decltype(check_end<(Count <= Index || Count >= next)>());
    static constexpr std::size_t end = Checked::value ? Count : next;
    using LayersAbove = typename PretrainedParts<Network, network, typename Link::Next, next, end>::type;
    using Here = typename PretrainedPart<Network, network, typename Link::Description, Link, Index>::type;
    using type = std::conditional_t<(Link::Layer::parameter_count > 0 && Index == Count), LayerList<>,
                                    typename Joined<Here, LayersAbove>::type>;
};

/// Link is the last layer.
template <class Network, const Network& network, class Link, std::size_t Index, std::size_t Count>
struct PretrainedParts<Network, network, Link, Index, Count, true> {
    using Checked = decltype(check_end<(Count <= Index || Count >= Index + ParameterLayersOf<Link>::value)>());
    using type =
        std::conditional_t<(Link::Layer::parameter_count > 0 && Index == Count), LayerList<>,
                           typename PretrainedPart<Network, network, typename Link::Description, Link, Index>::type>;
};

/// The first layers of a constant Network, as many as Layers, as a LayerList.
template <class Network, const Network& network, std::size_t Layers>
struct AllPretrainedParts {
    using type = typename PretrainedParts<
        Network, network, typename Network::Layers, 0,
        decltype(check_layer_count<Layers, Network::Layers::parameter_layer_count>())::value>::type;
};

} // namespace detail

/// All layers of a constant network, or the first ones, as frozen layers of another network: after
/// `constexpr Factory factory = ...;`, Network<float, Input<64>, Pretrained<Factory, factory, 1>, Dense<10, Softmax>>.
/// Layers counts those that have parameters.
template <class Network, const Network& network, std::size_t Layers = Network::Layers::parameter_layer_count>
struct Pretrained {
    /// The frozen layers.
    using Parts = typename detail::AllPretrainedParts<std::remove_const_t<Network>, network, Layers>::type;
};

} // namespace nervelet

#endif
