// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_BACKBONE_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_BACKBONE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/math/bits.hpp"
#include "../../core/uninitialized.hpp"
#include "../../layer/activated.hpp"
#include "../kept_features.hpp"
#include "../pretrained.hpp"
#include "first_layers.hpp"
#include "quantized_residual.hpp"

namespace nervelet {

template <class Net, class RoundingType>
struct QuantizedNetwork;

namespace detail {

/// How many layers there are below weight layer Weights, counted from 0: those without weights that follow the ones
/// before it are among them. Layers is QuantizedLayers.
template <class Layers, std::size_t Weights, bool IsLast = Layers::size == 1>
struct LayersBelow {
    static constexpr std::size_t here = Layers::First::parameter_layer_count;
    using Checked = decltype(check_end<(Weights == 0 || Weights >= here)>());
    static constexpr bool is_taken = here == 0 || (Weights > 0 && Checked::value);
    static constexpr std::size_t rest = Weights > here ? Weights - here : 0;
    static constexpr std::size_t value = is_taken ? 1 + LayersBelow<typename Layers::Next, rest>::value : 0;
};

template <class Layers, std::size_t Weights>
struct LayersBelow<Layers, Weights, true> {
    static constexpr std::size_t here = Layers::First::parameter_layer_count;
    using Checked = decltype(check_end<(Weights == 0 || Weights >= here)>());
    static constexpr std::size_t value = here == 0 || Weights > 0 ? 1 : 0;
};

/// The shape that the layers below weight layer Weights of a Chain make.
template <class Link, std::size_t Weights, class Shape, bool IsLast = Link::is_last,
          bool IsTaken = (Weights > 0 || Link::Layer::parameter_count == 0)>
struct ShapeBelow {
    static constexpr std::size_t here = ParameterLayersOf<Link>::value;
    using type = typename ShapeBelow<typename Link::Next, (Weights > here ? Weights - here : 0),
                                     typename Link::Layer::output_shape>::type;
};

template <class Link, std::size_t Weights, class Shape>
struct ShapeBelow<Link, Weights, Shape, true, true> {
    using type = typename Link::Layer::output_shape;
};

template <class Link, std::size_t Weights, class Shape, bool IsLast>
struct ShapeBelow<Link, Weights, Shape, IsLast, false> {
    using type = Shape;
};

/// The bytes of a Softmax are no numbers that others could learn from.
template <class Layer>
struct EndsInSoftmax : std::false_type {};

template <std::size_t Inputs, std::size_t Units>
struct EndsInSoftmax<QuantizedSoftmaxDense<Inputs, Units>> : std::true_type {};

template <class Layer>
constexpr bool check_backbone_end() {
    static_assert(!EndsInSoftmax<Layer>::value,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected layers below a Softmax, whose outputs are a "
                  "distribution over classes. Take fewer layers.");
    return !EndsInSoftmax<Layer>::value;
}

template <class InputShape, std::size_t Inputs>
constexpr bool check_backbone_input() {
    static_assert(
        InputShape::size == Inputs,
        "Pretrained<QuantizedNetwork, network, Layers>: expected the first layer of a network whose Input has "
        "as many numbers as that of the QuantizedNetwork.");
    return InputShape::size == Inputs;
}

/// Nothing comes down through bytes.
template <class GradientBelow>
constexpr void check_below_backbone() {
    static_assert(AlwaysFalse<GradientBelow>::value,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected nothing below it that learns, because "
                  "no gradient comes down through bytes. Put it behind Input.");
}

template <bool Holds>
constexpr bool check_backbone_scale() {
    static_assert(Holds,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected a network that knows the scales of "
                  "its layers' outputs. Import the .tflite file again, or make each Output by int8::output_of().");
    return Holds;
}

/// The first layers of a constant network of bytes as one layer of another network. In inference and in training its
/// input numbers become bytes, as by network.quantized(), or are bytes already; the layers run in an arena on the
/// stack; and of their output bytes q it makes the numbers y = scale (q - zero point). No parameters, and no dJ/dx: it
/// stands first.
template <class Network, const Network& network, std::size_t Weights>
struct QuantizedBackbone {
    template <class T, class InputShape>
    struct Layer;

    /// Its name in a file: with other features a head is of no use.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Pretrained in bytes", Weights);
        KeptFeatures<QuantizedBackbone>::describe(text);
    }
};

/// What it hands up.
template <class Network, std::size_t Weights>
using BackboneShape = typename ShapeBelow<typename Network::Float::Layers, Weights, void>::type;

template <class Network, const Network& network, std::size_t Weights>
template <class T, class InputShape>
struct QuantizedBackbone<Network, network, Weights>::Layer
    : Activated<Layer<T, InputShape>, T, BackboneShape<Network, Weights>, Identity> {
    using Layers = typename Network::Layers;
    using Taken = FirstLayers<Layers, LayersBelow<Layers, Weights>::value>;

    /// The output bytes y.
    template <class X>
    static constexpr void bytes(const X& x, std::int8_t* y) {
        constexpr bool holds = check_backbone_input<InputShape, Taken::inputs>() &&
                               check_backbone_end<typename Taken::Last>() &&
                               check_backbone_scale<(Taken::output(network.layers).scale > 0.0f)>();
        run(x, y, std::integral_constant<bool, holds>{});
    }

    template <class X>
    static constexpr void logits(const T*, const X& x, T* z) {
        std::array<std::int8_t, Taken::outputs> y = uninitialized<std::array<std::int8_t, Taken::outputs>>();
        bytes(x, y.data());
        for (std::size_t j = 0; j < Taken::outputs; ++j) {
            z[j] = Kept::template number<T>(y[j]);
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const typename Layer::Tape&, const GradientBelow&) {
        check_below_backbone<GradientBelow>();
    }

private:
    using Kept = KeptFeatures<QuantizedBackbone<Network, network, Weights>>;

    struct Arena {
        alignas(4) std::array<std::int8_t, Taken::capacity> bytes;
    };

    template <class X>
    static constexpr void run(const X& x, std::int8_t* y, std::true_type) {
        constexpr std::size_t begin = Taken::capacity - Taken::inputs;
        constexpr std::size_t end = Taken::template end<Taken::capacity, begin>();
        Arena arena = uninitialized<Arena>();
        std::int8_t* const bytes = &arena.bytes[0];
        const auto& numbers = kernel::reader(x);
        for (std::size_t i = 0; i < Taken::inputs; ++i) {
            bytes[begin + i] = byte(numbers[i]);
        }
        Taken::template run<typename Network::Rounding, Taken::capacity, begin>(network.layers, bytes);
        for (std::size_t j = 0; j < Taken::outputs; ++j) {
            y[j] = bytes[end + j];
        }
    }

    /// After a broken contract.
    template <class X>
    static constexpr void run(const X&, std::int8_t*, std::false_type) {}

    static constexpr std::int8_t byte(std::int8_t x) { return x; }
    static constexpr std::int8_t byte(T x) { return network.input.quantize(static_cast<float>(x)); }
};

/// They are kept as bytes.
template <class Network, const Network& network, std::size_t Weights>
struct KeptFeatures<QuantizedBackbone<Network, network, Weights>> {
    using Layers = typename Network::Layers;
    static constexpr bool reads_bytes = true;

    template <class T>
    using Value = std::int8_t;

    template <class Layer, class T, class X, class Values>
    static constexpr void take(const T*, const X& x, Values& values) {
        Layer::bytes(x, values.data());
    }

    template <class T>
    static constexpr T number(std::int8_t value) {
        const int8::Output& output = output_of();
        return static_cast<T>(output.scale * static_cast<float>(value - output.zero_point));
    }

    /// Bytes with another scale or zero point mean other numbers.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Features of bytes", output_of().zero_point + 128, math::to_bits(output_of().scale));
    }

private:
    static constexpr const int8::Output& output_of() {
        return FirstLayers<Layers, LayersBelow<Layers, Weights>::value>::output(network.layers);
    }
};

} // namespace detail

/// All layers of a constant network of bytes, or the first ones, as the first layer of a network of numbers: after
/// `constexpr Net net = ...;`, Network<float, Input<49, 10, 1>, Pretrained<Net, net, 9>, Dense<14, Softmax>>. Layers
/// counts those that have weights; the ones without that follow come along.
template <class Net, class Rounding, const QuantizedNetwork<Net, Rounding>& network, std::size_t Layers>
struct Pretrained<QuantizedNetwork<Net, Rounding>, network, Layers> {
    /// The layer.
    using Parts = detail::LayerList<detail::QuantizedBackbone<
        QuantizedNetwork<Net, Rounding>, network,
        decltype(detail::check_layer_count<Layers, Net::Layers::parameter_layer_count>())::value>>;
};

} // namespace nervelet

#endif
