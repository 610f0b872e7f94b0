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
#include "../../layer/base/layer_list.hpp"
#include "../../scalar/traits.hpp"
#include "../kept_features.hpp"
#include "../pretrained.hpp"
#include "backbone_contract.hpp"
#include "backbone_numbers.hpp"
#include "first_layers.hpp"
#include "layers_below.hpp"
#include "quantized_residual.hpp"
#include "run_backbone.hpp"

namespace nervelet {

template <class Net, class RoundingType>
struct QuantizedNetwork;

namespace detail {

/// The first layers of a constant network of bytes as one layer of another network. In inference and in training its
/// input numbers become bytes, as by network.quantized(), or are bytes already; the layers run in an arena on the
/// stack; and of their output bytes q it makes the numbers y = scale (q - zero point). No byte is NaN or infinite:
/// such an input becomes an end of the bytes. No parameters, and no dJ/dx: it stands first.
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

/// The layers of bytes that it takes.
template <class Network, std::size_t Weights>
using BackboneTaken = FirstLayers<typename Network::Layers, LayersBelow<typename Network::Layers, Weights>::value>;

template <class Network, const Network& network, std::size_t Weights>
template <class T, class InputShape>
struct QuantizedBackbone<Network, network, Weights>::Layer
    : Activated<Layer<T, InputShape>, T, BackboneShape<Network, Weights>, Identity> {
    using Taken = BackboneTaken<Network, Weights>;
    using Checked = std::integral_constant<bool, check_backbone_input<InputShape, Taken::inputs>() &&
                                                     check_backbone_end<typename Taken::Last>() &&
                                                     check_backbone_scale<Taken, Network, network>(0)>;

    /// The output bytes y. Gives whether all of x is finite: bytes cannot say it.
    template <class X>
    static constexpr bool bytes(const X& x, std::int8_t* y) {
        using Numbers = BackboneNumbers<T, Taken, Network, network>;
        return RunBackbone<Network, network, Taken>::run(x, y, Numbers::byte_of(), Checked{});
    }

    template <class X>
    static constexpr void logits(const T*, const X& x, T* z) {
        std::array<std::int8_t, Taken::outputs> y = uninitialized<std::array<std::int8_t, Taken::outputs>>();
        const bool is_finite = bytes(x, y.data());
        const auto number_of = BackboneNumbers<T, Taken, Network, network>::number_of();
        for (std::size_t j = 0; j < Taken::outputs; ++j) {
            z[j] = is_finite ? number_of(y[j]) : not_a_number<T>();
        }
    }

    template <class Batch>
    static constexpr void backward_batch(const T*, const Batch&) {
        check_below_backbone<Batch>();
    }
};

/// BiasOnly and LowRank of it are refused, as of any layer that is not frozen: nothing in it can learn.
template <class Network, const Network& network, std::size_t Weights, class Function>
struct MapFrozenLayer<QuantizedBackbone<Network, network, Weights>, Function, false> {
    using type = typename Function::template apply<QuantizedBackbone<Network, network, Weights>>;
};

/// They are kept as bytes.
template <class Network, const Network& network, std::size_t Weights>
struct KeptFeatures<QuantizedBackbone<Network, network, Weights>> {
    using Taken = BackboneTaken<Network, Weights>;
    using Arena = typename Network::Arena;
    static constexpr bool reads_bytes = true;

    template <class T>
    using Value = std::int8_t;

    template <class Layer, class T, class X, class Values>
    static constexpr void take(const T*, const X& x, Values& values) {
        Layer::bytes(x, values.data());
    }

    template <class Values>
    static constexpr void take_from(Arena& arena, Values& values) {
        const std::int8_t* const y = network.template run_first<Taken>(arena);
        for (std::size_t j = 0; j < Taken::outputs; ++j) {
            values[j] = y[j];
        }
    }

    template <class T>
    static constexpr auto numbers() {
        return BackboneNumbers<T, Taken, Network, network>::number_of();
    }

    /// Bytes with another scale or zero point mean other numbers. Of those that are made at run time a file says
    /// nothing, as of frozen layers in float.
    template <class Text>
    static constexpr void describe(Text& text) {
        describe(text, is_constant_backbone<Taken, Network, network>(0));
    }

private:
    template <class Text>
    static constexpr void describe(Text& text, std::true_type) {
        text("Features of bytes", output_of().zero_point + 128, math::to_bits(output_of().scale));
    }

    template <class Text>
    static constexpr void describe(Text& text, std::false_type) {
        text("Features of bytes at run time");
    }

    static constexpr int8::Output output_of() { return Taken::output(network.layers); }
};

/// All layers of a constant network of bytes, or the first ones, as the first layer of a network of numbers: after
/// `constexpr Net net = ...;`, Network<float, Input<49, 10, 1>, Pretrained<Net, net, 9>, Dense<14, Softmax>>. Layers
/// counts those that have weights; the ones without that follow come along.
template <class Net, class Rounding, const QuantizedNetwork<Net, Rounding>& network, std::size_t Layers>
struct AllPretrainedParts<QuantizedNetwork<Net, Rounding>, network, Layers> {
    using type =
        LayerList<QuantizedBackbone<QuantizedNetwork<Net, Rounding>, network,
                                    decltype(check_layer_count<Layers, Net::Layers::parameter_layer_count>())::value>>;
};

} // namespace detail

} // namespace nervelet

#endif
