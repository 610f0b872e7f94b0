// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PLAIN_NETWORK_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PLAIN_NETWORK_HPP

#include <nervelet/nervelet.hpp>

#include "plain_numbers.hpp"

namespace weights {

/// The layers of a Chain below layer Weights, counted over those that have weights, as a LayerList: those without
/// weights that follow the ones before it are among them.
template <class Link, std::size_t Weights, bool IsLast = Link::is_last,
          bool IsTaken = (Weights > 0 || Link::Layer::parameter_count == 0)>
struct LayersOfBackbone {
    static constexpr std::size_t here = nervelet::detail::ParameterLayersOf<Link>::value;
    using Above = typename LayersOfBackbone<typename Link::Next, (Weights > here ? Weights - here : 0)>::type;
    using type =
        typename nervelet::detail::Joined<nervelet::detail::LayerList<typename Link::Description>, Above>::type;
};

template <class Link, std::size_t Weights>
struct LayersOfBackbone<Link, Weights, true, true> {
    using type = nervelet::detail::LayerList<typename Link::Description>;
};

template <class Link, std::size_t Weights, bool IsLast>
struct LayersOfBackbone<Link, Weights, IsLast, false> {
    using type = nervelet::detail::LayerList<>;
};

/// What becomes of a layer of a merged network: List, a LayerList. Here: itself, with its parameters.
template <class Link, class Description = typename Link::Description>
struct PlainPart {
    using List = nervelet::detail::LayerList<Description>;

    template <class T>
    static void append(const T*& parameters, PlainNumbers<T>& plain) {
        constexpr std::size_t count = Link::Layer::parameter_count;
        plain.append(parameters, count, nervelet::detail::ParameterLayersOf<Link>::value);
        parameters += count;
    }
};

/// Of layers of bytes: the layers of floats that they stand for, with the numbers that they stand for.
template <class Link, class Bytes, const Bytes& bytes, std::size_t Weights>
struct PlainPart<Link, nervelet::detail::QuantizedBackbone<Bytes, bytes, Weights>> {
    using List = typename LayersOfBackbone<typename Bytes::Float::Layers, Weights>::type;

    template <class T>
    static void append(const T*&, PlainNumbers<T>& plain) {
        nervelet::detail::FiltersOfLayers<typename Bytes::Layers, 0, Weights>::run(bytes.layers, bytes.input.scale,
                                                                                   plain);
    }
};

/// The same of all layers of a Chain.
template <class Link, bool IsLast = Link::is_last>
struct PlainParts {
    using Next = PlainParts<typename Link::Next>;
    using List = typename nervelet::detail::Joined<typename PlainPart<Link>::List, typename Next::List>::type;

    template <class T>
    static void append(const T* parameters, PlainNumbers<T>& plain) {
        PlainPart<Link>::append(parameters, plain);
        Next::append(parameters, plain);
    }
};

template <class Link>
struct PlainParts<Link, true> {
    using List = typename PlainPart<Link>::List;

    template <class T>
    static void append(const T* parameters, PlainNumbers<T>& plain) {
        PlainPart<Link>::append(parameters, plain);
    }
};

/// A network as one of plain layers of numbers: none is frozen, none is of bytes, and a BatchNorm is in the layer below
/// it where it can be. Here: of a network of numbers, some of whose layers may be of bytes.
template <class Network>
struct PlainNetwork {
    using Merged = nervelet::Merged<Network>;
    using Parts = PlainParts<typename Merged::Layers>;
    using Scalar = typename Network::Scalar;
    using type = typename nervelet::detail::NetworkOf<Scalar, typename Network::InputShape, typename Parts::List>::type;

    /// Its parameters.
    static PlainNumbers<Scalar> numbers(const Network& network) {
        const Merged merged = nervelet::merge(network);
        PlainNumbers<Scalar> plain;
        Parts::append(merged.parameters().data(), plain);
        return plain;
    }
};

/// Of a network of bytes.
template <class Float, class Rounding>
struct PlainNetwork<nervelet::QuantizedNetwork<Float, Rounding>> {
    using Network = nervelet::QuantizedNetwork<Float, Rounding>;
    using Scalar = float;
    using type = Float;

    static PlainNumbers<float> numbers(const Network& network) {
        PlainNumbers<float> plain;
        nervelet::detail::FiltersOfLayers<typename Network::Layers>::run(network.layers, network.input.scale, plain);
        return plain;
    }
};

} // namespace weights

#endif
