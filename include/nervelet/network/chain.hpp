// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_CHAIN_HPP
#define NERVELET_NETWORK_CHAIN_HPP

#include <cstddef>
#include <type_traits>

#include "../core/known.hpp"
#include "../core/random.hpp"
#include "../core/uninitialized.hpp"
#include "contract.hpp"

namespace nervelet {

/// Stands for "the layer below" where there is none: nobody needs the gradient of the network's input.
struct Nothing {};

/// What a layer without parameters below it skips: dJ/dx of the network's input.
template <class Layer, class T>
constexpr void backward(const T*, const typename Layer::Tape&, Nothing) {}

template <class Layer, class T>
constexpr void backward(const T* parameters, const typename Layer::Tape& tape, T* below) {
    Layer::backward(parameters, tape, below);
}

/// Whether the layer's activation makes sense in the last layer only.
template <class Layer, class = void>
struct IsLastOnly : std::false_type {};

template <class Layer>
struct IsLastOnly<Layer, std::enable_if_t<Layer::Activation::is_last_only>> : std::true_type {};

/// Goes on with a stub in place of a last layer that drops outputs.
template <class Description>
constexpr auto check_last_layer() {
    constexpr bool holds = !std::is_base_of<UsesRandom, Description>::value;
    static_assert(holds,
                  "Network: the last layer cannot be Dropout: it would drop outputs. Put it before the last Dense.");
    return Known<std::conditional_t<holds, Description, StubLayer>>{};
}

template <class Layer, class Next>
constexpr auto check_inner_layer() {
    static_assert(!IsLastOnly<Layer>::value || Next::is_refused,
                  "Network: Softmax makes sense in the last layer only: its outputs are a distribution over classes. "
                  "Use ReLU or Tanh below it.");
    return Known<Next>{};
}

/// The layers of a network, bound to a scalar and to the shape that each one gets from the one below; parameters lie
/// one layer after the other. All recursion over layers is in here.
template <class T, class InputShape, class... Descriptions>
struct Chain;

/// The last layer.
template <class T, class InputShape, class Description>
struct Chain<T, InputShape, Description> {
    static constexpr bool is_refused = std::is_base_of<UsesRandom, Description>::value;
    using Layer = typename decltype(check_last_layer<Description>())::type::template Layer<T, InputShape>;
    using Last = Layer;
    using Tape = typename Layer::Tape;
    static constexpr std::size_t parameter_count = Layer::parameter_count;
    static constexpr std::size_t parameter_layer_count = parameter_count > 0 ? 1 : 0;
    static constexpr bool uses_random = false;

    template <class X>
    static constexpr void infer(const T* parameters, const X& x, typename Layer::Scratch& output) {
        Layer::infer(parameters, x, output);
    }

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, typename Layer::Scratch& output) {
        Layer::logits(parameters, x, output.data());
    }

    /// Forward, loss and all deltas of one example. Below: the layer below keeps there what dJ/dx is multiplied into.
    template <class Objective, class X, class Generator, class Target, class Below>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Below below) {
        const T loss = Objective::forward(parameters, x, tape, random, target, scale);
        backward<Layer>(parameters, tape, below);
        return loss;
    }

    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        Layer::gradient(x, tapes, count, first, visit);
    }

    template <class Inputs, class Tapes, class Count>
    static constexpr T squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        return Layer::squared_norm_bound(x, tapes, count);
    }
};

/// A layer and those above it.
template <class T, class InputShape, class Description, class... Above>
struct Chain<T, InputShape, Description, Above...> {
    using Layer = typename Description::template Layer<T, InputShape>;
    using Next = typename decltype(check_inner_layer<Layer, Chain<T, typename Layer::output_shape, Above...>>())::type;
    using Last = typename Next::Last;
    static constexpr std::size_t parameter_count = Layer::parameter_count + Next::parameter_count;
    static constexpr std::size_t parameter_layer_count =
        Next::parameter_layer_count + (Layer::parameter_count > 0 ? 1 : 0);
    static constexpr bool uses_random = std::is_base_of<UsesRandom, Description>::value || Next::uses_random;
    static constexpr bool is_refused = Next::is_refused;

    struct Tape {
        typename Layer::Tape layer;
        typename Next::Tape next;
    };

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

    template <class Objective, class X, class Generator, class Target, class Below>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Below below) {
        const auto y = Layer::forward(parameters, x, tape.layer, random);
        const T loss = Next::template sweep<Objective>(parameters + Layer::parameter_count, y, tape.next, random,
                                                       target, scale, Layer::held(tape.layer, below));
        Layer::settle(tape.layer);
        backward<Layer>(parameters, tape.layer, below);
        return loss;
    }

    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        Layer::gradient(x, LayerTapes<Tapes>{tapes}, count, first, visit);
        Next::gradient(Outputs<Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count, first + Layer::parameter_count,
                       visit);
    }

    template <class Inputs, class Tapes, class Count>
    static constexpr T squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        return Layer::squared_norm_bound(x, LayerTapes<Tapes>{tapes}, count) +
               Next::squared_norm_bound(Outputs<Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count);
    }

private:
    /// Example n's tape of this layer, of the layers above, and what this layer hands up.
    template <class Tapes>
    struct LayerTapes {
        const Tapes& tapes;
        constexpr const typename Layer::Tape& operator()(std::size_t n) const { return tapes(n).layer; }
    };

    template <class Tapes>
    struct NextTapes {
        const Tapes& tapes;
        constexpr const typename Next::Tape& operator()(std::size_t n) const { return tapes(n).next; }
    };

    template <class Inputs, class Tapes>
    struct Outputs {
        const Inputs& x;
        const Tapes& tapes;
        constexpr auto operator()(std::size_t n) const { return Layer::output(tapes(n).layer, x(n)); }
    };
};

} // namespace nervelet

#endif
