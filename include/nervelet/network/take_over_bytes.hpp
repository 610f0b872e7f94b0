// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_TAKE_OVER_BYTES_HPP
#define NERVELET_NETWORK_TAKE_OVER_BYTES_HPP

#include <cstddef>
#include <type_traits>

#include "../scalar/int8/dequantize_filters.hpp"
#include "parameter_layer.hpp"
#include "quantized/filters_of_layers.hpp"
#include "quantized_network.hpp"

namespace nervelet {

namespace detail {

/// How many layers with weights a list has of a network of bytes, and that network.
template <class List>
struct BackboneIn {
    using Network = void;
    static constexpr std::size_t layers = 0;
};

template <class First, class... Rest>
struct BackboneIn<LayerList<First, Rest...>> : BackboneIn<LayerList<Rest...>> {};

template <class Bytes, const Bytes& bytes, std::size_t Weights, class... Rest>
struct BackboneIn<LayerList<QuantizedBackbone<Bytes, bytes, Weights>, Rest...>> {
    using Network = std::remove_const_t<Bytes>;
    static constexpr std::size_t layers = Weights;
};

/// Writes the numbers of filters, layer after layer.
template <class T>
struct NumbersOfFilters {
    T* next;

    template <std::size_t Count, std::size_t Size, class Order>
    constexpr void operator()(const int8::Filters<Count, Size, Order>& filters, float input_scale) {
        int8::dequantize_filters(filters, input_scale, next);
        next += Size * Count + Count;
    }
};

/// How net learns what lies above the layers that it has of bytes.
template <class Net, class Bytes, bool IsNetwork>
struct TakeOverBytes {
    using Backbone = BackboneIn<typename Net::Descriptions>;
    using Float = typename Bytes::Float;
    static constexpr std::size_t below = Backbone::layers;
    static constexpr bool is_its =
        std::is_same<typename Backbone::Network, Bytes>::value || std::is_same<typename Backbone::Network, void>::value;
    static constexpr bool is_same = is_its && SameParameters<Net, Float, below>::value;
    static constexpr bool is_float = !IsFixed<typename Net::Scalar>::value;

    static constexpr void run(Net& net, const Bytes& bytes) {
        static_assert(
            is_same,
            "take_over(net, bytes) of a QuantizedNetwork: expected a net whose layers, above those that it has of "
            "bytes by Pretrained, are those of bytes, none of them frozen; Dropout and activations may differ. A last "
            "layer of more classes starts so: take over into a second net, of as many as bytes, and copy its "
            "weights<Index>() and bias<Index>() class by class.");
        static_assert(is_float || !is_same,
                      "take_over(net, bytes) of a QuantizedNetwork: expected a network of float or double as net, got "
                      "one of 16 bits. Take over into the same head of float, on a PC or in a constant expression, and "
                      "copy its parameters by Fixed16::weight().");
        run(net, bytes, std::integral_constant < bool, is_same&& is_float > {});
    }

private:
    static constexpr void run(Net& net, const Bytes& bytes, std::true_type) {
        NumbersOfFilters<typename Net::Scalar> numbers{net.parameters().data()};
        FiltersOfLayers<typename Bytes::Layers, below>::run(bytes.layers, bytes.input.scale, numbers);
    }

    /// After a broken contract.
    static constexpr void run(Net&, const Bytes&, std::false_type) {}
};

template <class Other, class Bytes>
struct TakeOverBytes<Other, Bytes, false> {
    static constexpr void run(Other&, const Bytes&) {
        static_assert(AlwaysFalse<Other>::value,
                      "take_over(net, bytes) of a QuantizedNetwork: expected a network of numbers as net, an object of "
                      "a type such as Network<float, Input<2>, Pretrained<Bytes, bytes, 1>, Dense<1, Sigmoid>>.");
    }
};

} // namespace detail

/// What net learns starts with the numbers that bytes stands for: take_over(net, kws::net) for a net of
/// Pretrained<kws::Net, kws::net, 9> and the layer that follows in kws, which would otherwise start at random. A weight
/// is its byte w times the scale s(w) of its filter, a bias (b + z(x) sum_k w[k]) s(x) s(w), as TensorFlow Lite's
/// Dequantize makes them. A net without Pretrained
/// takes all layers. Where bytes does not know the scales of its layers' outputs, they become NaN.
template <class Net, class Float, class Rounding>
constexpr void take_over(Net& net, const QuantizedNetwork<Float, Rounding>& bytes) {
    detail::TakeOverBytes<Net, QuantizedNetwork<Float, Rounding>, detail::IsNetwork<Net>::value>::run(net, bytes);
}

} // namespace nervelet

#endif
