// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_MERGE_HPP
#define NERVELET_MERGE_HPP

#include <type_traits>

#include "layer/base/layer_list.hpp"
#include "layer/input.hpp"
#include "network.hpp"
#include "network/contract.hpp"
#include "network/merged_layers.hpp"

namespace nervelet {

namespace detail {

/// The network of a list of layers.
template <class T, class InputShape, class List>
struct NetworkOf;

template <class T, std::size_t... Dimensions, class... Descriptions>
struct NetworkOf<T, Shape<Dimensions...>, LayerList<Descriptions...>> {
    using type = Network<T, Input<Dimensions...>, Descriptions...>;
};

} // namespace detail

/// The type of merge(network): a network of the same layers, of which none is frozen, without each BatchNorm that could
/// be written into the layer below it.
template <class Network>
using Merged = typename detail::NetworkOf<typename Network::Scalar, typename Network::InputShape,
                                          typename detail::MergedLayers<typename Network::Layers>::List>::type;

/// Joins the constant parameters of frozen layers and what was trained: a network of plain layers with all parameters
/// in one array, which can be saved or trained as a whole. A BatchNorm becomes part of the Dense right below it, which
/// takes its activation; it stays a layer where there is none, or where that has an activation of its own. A Pretrained
/// of bytes stays one.
template <class Network>
constexpr Merged<Network> merge(const Network& network) {
    Merged<Network> plain{};
    detail::MergedLayers<typename Network::Layers>::run(network.parameters().data(), plain.parameters().data());
    return plain;
}

/// Reports what is no network.
template <class Other, std::enable_if_t<!detail::IsNetwork<Other>::value, int> = 0>
constexpr void merge(const Other&) {
    static_assert(detail::IsNetwork<Other>::value,
                  "merge(network): expected a network, an object of a type such as Network<float, Input<2>, Dense<1, "
                  "Sigmoid>>, some of whose layers may be frozen.");
}

} // namespace nervelet

#endif
