// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_MERGE_HPP
#define NERVELET_MERGE_HPP

#include "layer/base/layer_list.hpp"
#include "layer/input.hpp"
#include "network.hpp"

namespace nervelet {

namespace detail {

template <class T, class InputShape, class List>
struct PlainNetwork;

template <class T, std::size_t... Dimensions, class... Descriptions>
struct PlainNetwork<T, Shape<Dimensions...>, LayerList<Descriptions...>> {
    using type = Network<T, Input<Dimensions...>, typename PlainLayer<Descriptions>::type...>;
};

} // namespace detail

/// A network of the same layers, of which none is frozen.
template <class Network>
using Merged = typename detail::PlainNetwork<typename Network::Scalar, typename Network::InputShape,
                                             typename Network::Descriptions>::type;

namespace detail {

/// Writes the plain parameters of the layers that it visits.
template <class T>
struct MergeLayers {
    T* plain;

    template <class Layer>
    constexpr void visit(const T* parameters) {
        plain = Layer::merge(parameters, plain);
    }
};

} // namespace detail

/// The network with everything that lies in flash, and what was learned, in one: all layers are plain ones again, all
/// parameters in one array, to save it, to hand it on, or to train all of it.
template <class Network>
constexpr Merged<Network> merge(const Network& network) {
    Merged<Network> plain{};
    detail::MergeLayers<typename Network::Scalar> layers{plain.parameters().data()};
    Network::Layers::for_each_layer(network.parameters().data(), layers);
    return plain;
}

} // namespace nervelet

#endif
