// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_CHAIN_HPP
#define NERVELET_NETWORK_CHAIN_HPP

#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../core/uninitialized.hpp"
#include "../layer/base/layer_list.hpp"
#include "../layer/layer.hpp"
#include "bound_layers.hpp"

namespace nervelet {
namespace detail {

/// The layers above, where the layer may stand below them.
template <class Layer, class LayersAbove>
constexpr auto check_inner_layer() {
    static_assert(!Layer::Activation::is_last_only,
                  "Network: Softmax makes sense in the last layer only: its outputs are a distribution over classes. "
                  "Use ReLU or Tanh below it; of a Pretrained network take fewer layers.");
    return TypeIdentity<LayersAbove>{};
}

/// A description, bound to a scalar and to the shape of what it reads.
template <class Description, class T, class InputShape>
using BoundLayer = typename Description::template Layer<T, InputShape>;

/// The layers of a network, a LayerList, bound to a scalar and to the shape that each one gets from the one below;
/// their parameters lie one layer after the other. This is the first of them, and Next those above. Training goes
/// through them in training/trained_layers.hpp.
template <class T, class InputShape, class List>
struct Chain;

template <class T, class InputShape, class First, class... LayersAbove>
struct Chain<T, InputShape, LayerList<First, LayersAbove...>> {
    using Description = First;
    using Layer = BoundLayer<First, T, InputShape>;
    using Next =
        typename decltype(check_inner_layer<Layer,
                                            Chain<T, typename Layer::output_shape, LayerList<LayersAbove...>>>())::type;
    using Last = typename Next::Last;
    static constexpr bool is_last = false;
    static constexpr std::size_t parameter_count = Layer::parameter_count + Next::parameter_count;
    using AllLayers = typename Joined<typename InsideOf<Layer>::type, typename Next::AllLayers>::type;
    static constexpr std::size_t parameter_layer_count = ParameterLayerCount<AllLayers>::value;
    static constexpr bool uses_random = std::is_base_of<UsesRandom, First>::value || Next::uses_random;

    template <class X, class Output>
    static constexpr void infer(const T* parameters, const X& x, Output& output) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        Next::infer(parameters + Layer::parameter_count, as_short_as<Layer>(x, Layer::infer(parameters, x, scratch)),
                    output);
    }

    template <class X, class Output>
    static constexpr void logits(const T* parameters, const X& x, Output& output) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        Next::logits(parameters + Layer::parameter_count, as_short_as<Layer>(x, Layer::infer(parameters, x, scratch)),
                     output);
    }

    /// Calls visitor.visit<Layer>(where its parameters begin), from the first layer to the last, those inside of others
    /// in their place.
    template <class Pointer, class Visitor>
    static constexpr void for_each_layer(Pointer parameters, Visitor& visitor) {
        ForEachLayer<AllLayers>::visit(parameters, visitor);
    }
};

/// The last layer.
template <class T, class InputShape, class Only>
struct Chain<T, InputShape, LayerList<Only>> {
    using Description = Only;
    using Layer = BoundLayer<Only, T, InputShape>;
    using Last = Layer;
    static constexpr bool is_last = true;
    static constexpr std::size_t parameter_count = Layer::parameter_count;
    using AllLayers = typename InsideOf<Layer>::type;
    static constexpr std::size_t parameter_layer_count = ParameterLayerCount<AllLayers>::value;
    static constexpr bool uses_random = std::is_base_of<UsesRandom, Only>::value;

    template <class X>
    static constexpr void infer(const T* parameters, const X& x, typename Layer::Scratch& output) {
        Layer::infer(parameters, x, output);
    }

    template <class X, class Output>
    static constexpr void logits(const T* parameters, const X& x, Output& output) {
        Layer::logits(parameters, x, output.data());
    }

    template <class Pointer, class Visitor>
    static constexpr void for_each_layer(Pointer parameters, Visitor& visitor) {
        ForEachLayer<AllLayers>::visit(parameters, visitor);
    }
};

} // namespace detail
} // namespace nervelet

#endif
