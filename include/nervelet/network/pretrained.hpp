// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_PRETRAINED_HPP
#define NERVELET_NETWORK_PRETRAINED_HPP

#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../layer/base/layer_list.hpp"
#include "../layer/base/stored.hpp"
#include "../layer/frozen.hpp"

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

/// What one layer of a constant network becomes, as a LayerList: a layer with parameters is frozen; dropout is left
/// out, because it has no use in layers that are not trained.
template <class Network, const Network& network, class Link, std::size_t Index>
using PretrainedPart =
    std::conditional_t<(Link::Layer::parameter_count > 0),
                       LayerList<Frozen<typename Link::Description, Stored<Network, network, Index>>>,
                       std::conditional_t<std::is_base_of<UsesRandom, typename Link::Description>::value, LayerList<>,
                                          LayerList<typename Link::Description>>>;

/// The layers of a Chain from Link on, which is layer Index, to the one before layer Count, counted over the layers
/// that have parameters.
template <class Network, const Network& network, class Link, std::size_t Index, std::size_t Count,
          bool IsLast = Link::is_last>
struct PretrainedParts {
    static constexpr std::size_t next = Index + (Link::Layer::parameter_count > 0 ? 1 : 0);
    using LayersAbove = typename PretrainedParts<Network, network, typename Link::Next, next, Count>::type;
    using Here = PretrainedPart<Network, network, Link, Index>;
    using type = std::conditional_t<(Link::Layer::parameter_count > 0 && Index == Count), LayerList<>,
                                    typename Joined<Here, LayersAbove>::type>;
};

/// Link is the last layer.
template <class Network, const Network& network, class Link, std::size_t Index, std::size_t Count>
struct PretrainedParts<Network, network, Link, Index, Count, true> {
    using type = std::conditional_t<(Link::Layer::parameter_count > 0 && Index == Count), LayerList<>,
                                    PretrainedPart<Network, network, Link, Index>>;
};

} // namespace detail

/// All layers of a constant network, or the first ones, as frozen layers of another network: after
/// `constexpr Factory factory = ...;`, Network<float, Input<64>, Pretrained<Factory, factory, 1>, Dense<10, Softmax>>.
/// Layers counts those that have parameters.
template <class Network, const Network& network, std::size_t Layers = Network::Layers::parameter_layer_count>
struct Pretrained {
    /// The frozen layers.
    using Parts = typename detail::PretrainedParts<
        std::remove_const_t<Network>, network, typename Network::Layers, 0,
        decltype(detail::check_layer_count<Layers, Network::Layers::parameter_layer_count>())::value>::type;
};

} // namespace nervelet

#endif
