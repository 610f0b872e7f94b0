// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_MERGE_HPP
#define NERVELET_MERGE_HPP

#include "layer/base/layer_list.hpp"
#include "layer/input.hpp"
#include "network.hpp"

namespace nervelet {

namespace detail {

/// The network of the same layers, of which none is frozen.
template <class T, class InputShape, class List>
struct PlainNetwork;

template <class T, std::size_t... Dimensions, class... Descriptions>
struct PlainNetwork<T, Shape<Dimensions...>, LayerList<Descriptions...>> {
    using type = Network<T, Input<Dimensions...>, typename PlainLayer<Descriptions>::type...>;
};

} // namespace detail

/// The type of merge(network): a network of the same layers, of which none is frozen.
template <class Network>
using Merged = typename detail::PlainNetwork<typename Network::Scalar, typename Network::InputShape,
                                             typename Network::Descriptions>::type;

namespace detail {

/// Writes the parameters of the layers that it visits, constant ones included, one layer after the other.
template <class T>
struct MergeLayers {
    T* plain;

    template <class Layer>
    constexpr void visit(const T* parameters) {
        plain = Layer::merge(parameters, plain);
    }
};

} // namespace detail

/// Joins the constant parameters of frozen layers and what was trained: a network of plain layers with all parameters
/// in one array, which can be saved or trained as a whole.
template <class Network>
constexpr Merged<Network> merge(const Network& network) {
    Merged<Network> plain{};
    detail::MergeLayers<typename Network::Scalar> layers{plain.parameters().data()};
    Network::Layers::for_each_layer(network.parameters().data(), layers);
    return plain;
}

} // namespace nervelet

#endif
