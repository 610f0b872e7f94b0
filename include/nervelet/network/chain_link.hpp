// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_CHAIN_LINK_HPP
#define NERVELET_NETWORK_CHAIN_LINK_HPP

#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../core/uninitialized.hpp"
#include "contract.hpp"

namespace nervelet {

namespace detail {

/// Whether the layer's activation makes sense in the last layer only.
template <class Layer, class = void>
struct IsLastOnly : std::false_type {};

template <class Layer>
struct IsLastOnly<Layer, std::enable_if_t<Layer::Activation::is_last_only>> : std::true_type {};

template <class Layer, class Above>
constexpr auto check_inner_layer() {
    static_assert(!IsLastOnly<Layer>::value,
                  "Network: Softmax makes sense in the last layer only: its outputs are a distribution over classes. "
                  "Use ReLU or Tanh below it; of a Pretrained network take fewer layers.");
    return TypeIdentity<Above>{};
}

/// A layer and those above it, Above, as all but training sees them.
template <class T, class InputShape, class LayerDescription, class Above>
struct ChainLink {
    using Description = LayerDescription;
    using Layer = typename Description::template Layer<T, InputShape>;
    using Next = typename decltype(check_inner_layer<Layer, Above>())::type;
    using Last = typename Next::Last;
    static constexpr bool is_last = false;
    static constexpr std::size_t parameter_count = Layer::parameter_count + Next::parameter_count;
    static constexpr std::size_t parameter_layer_count =
        Next::parameter_layer_count + (Layer::parameter_count > 0 ? 1 : 0);
    static constexpr bool uses_random = std::is_base_of<UsesRandom, Description>::value || Next::uses_random;
    /// Whether the examples of a batch may go up layer by layer: not where random numbers are drawn, for an example
    /// draws all of its own before the next one does.
    static constexpr bool sweeps_batch = !uses_random && Next::sweeps_batch;

    template <class X, class Output>
    static constexpr void infer(const T* parameters, const X& x, Output& output) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        Next::infer(parameters + Layer::parameter_count, Layer::infer(parameters, x, scratch), output);
    }

    template <class X, class Output>
    static constexpr void logits(const T* parameters, const X& x, Output& output) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        Next::logits(parameters + Layer::parameter_count, Layer::infer(parameters, x, scratch), output);
    }

    /// Calls visitor.visit<Layer>(where its parameters begin), from the first layer to the last.
    template <class Pointer, class Visitor>
    static constexpr void for_each_layer(Pointer parameters, Visitor& visitor) {
        visitor.template visit<Layer>(parameters);
        Next::for_each_layer(parameters + Layer::parameter_count, visitor);
    }
};

/// The last layer.
template <class T, class InputShape, class LayerDescription>
struct ChainEnd {
    using Description = LayerDescription;
    using Layer = typename Description::template Layer<T, InputShape>;
    using Last = Layer;
    static constexpr bool is_last = true;
    static constexpr std::size_t parameter_count = Layer::parameter_count;
    static constexpr std::size_t parameter_layer_count = parameter_count > 0 ? 1 : 0;
    static constexpr bool uses_random = false;
    static constexpr bool sweeps_batch = true;

    template <class X>
    static constexpr void infer(const T* parameters, const X& x, typename Layer::Scratch& output) {
        Layer::infer(parameters, x, output);
    }

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, typename Layer::Scratch& output) {
        Layer::logits(parameters, x, output.data());
    }

    template <class Pointer, class Visitor>
    static constexpr void for_each_layer(Pointer parameters, Visitor& visitor) {
        visitor.template visit<Layer>(parameters);
    }
};

} // namespace detail

} // namespace nervelet

#endif
