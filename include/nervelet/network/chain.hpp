// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_CHAIN_HPP
#define NERVELET_NETWORK_CHAIN_HPP

#include <cstddef>

#include "../layer/base/layer_batch.hpp"
#include "../layer/base/prepare_gradient.hpp"
#include "chain_link.hpp"

namespace nervelet {

namespace detail {

/// Stands for "the layer below" where nobody needs its gradient: where there is none, and where none below learns.
struct Nothing {
    /// For any example of a batch.
    constexpr Nothing operator()(std::size_t) const { return Nothing{}; }
};

/// What a layer with nothing to learn below it skips: dJ/dx.
template <class Layer, class T>
constexpr void backward(const T*, const typename Layer::Tape&, Nothing) {}

template <class Layer, class T>
constexpr void backward(const T* parameters, const typename Layer::Tape& tape, T* below) {
    Layer::backward(parameters, tape, below);
}

/// For all examples of a batch, where below(0) shows which of both it is.
template <class Layer, class T, class Tapes, class Below>
constexpr void backward(const T*, const Tapes&, std::size_t, const Below&, Nothing) {}

template <class Layer, class T, class Tapes, class Below>
constexpr void backward(const T* parameters, const Tapes& tapes, std::size_t count, const Below& below, const T*) {
    backward_batch<Layer>(parameters, tapes, count, below, 0);
}

/// Example n's tape of a layer, of the layers above it, what it hands up, and what the layer above multiplies dJ/da
/// into.
template <class Tapes>
struct LayerTapes {
    const Tapes& tapes;
    constexpr auto& operator()(std::size_t n) const { return tapes(n).layer; }
};

template <class Tapes>
struct NextTapes {
    const Tapes& tapes;
    constexpr auto& operator()(std::size_t n) const { return tapes(n).next; }
};

template <class Layer, class Inputs, class Tapes>
struct Outputs {
    const Inputs& x;
    const Tapes& tapes;
    constexpr auto operator()(std::size_t n) const { return Layer::output(tapes(n).layer, x(n)); }
};

template <class Layer, class Tapes, class Below>
struct HeldGradients {
    const Tapes& tapes;
    const Below& below;
    constexpr auto operator()(std::size_t n) const { return Layer::held(tapes(n).layer, below(n)); }
};

/// The layers of a network, bound to a scalar and to the shape that each one gets from the one below; parameters lie
/// one layer after the other. These are the layers from the lowest one that learns; network/features.hpp has those
/// below.
template <class T, class InputShape, class... Descriptions>
struct Chain;

/// The last layer.
template <class T, class InputShape, class Description>
struct Chain<T, InputShape, Description> : ChainEnd<T, InputShape, Description> {
    using Layer = typename ChainEnd<T, InputShape, Description>::Layer;
    using Tape = typename Layer::Tape;

    /// Forward, loss and all deltas of one example. Below: the layer below keeps there what dJ/dx is multiplied into.
    template <class Objective, class X, class Generator, class Target, class Below>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Below below) {
        const T loss = Objective::forward(parameters, x, tape, random, target, scale);
        prepare_gradient<Layer>(parameters, x, tape, 0);
        backward<Layer>(parameters, tape, below);
        return loss;
    }

    /// The same for all examples, layer by layer, so that a layer may read a weight once for several of them. Gives the
    /// sum of their losses. x(n), tapes(n), targets(n) and below(n) are those of example n.
    template <class Objective, class Inputs, class Tapes, class Generator, class Targets, class Below>
    static constexpr T sweep_batch(const T* parameters, const Inputs& x, const Tapes& tapes, std::size_t count,
                                   Generator& random, const Targets& targets, T scale, const Below& below) {
        Objective::forward_batch(parameters, x, tapes, count, random);
        T loss = -T(0); // plus x it is x, to the bit
        for (std::size_t n = 0; n < count; ++n) {
            loss += Objective::loss(x(n), tapes(n), targets(n), scale);
            prepare_gradient<Layer>(parameters, x(n), tapes(n), 0);
        }
        backward<Layer>(parameters, tapes, count, below, below(0));
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

/// What a layer with shape InputShape hands up.
template <class T, class InputShape, class Description>
using OutputShape = typename Description::template Layer<T, InputShape>::output_shape;

/// A layer and those above it.
template <class T, class InputShape, class First, class... Above>
struct Chain<T, InputShape, First, Above...>
    : ChainLink<T, InputShape, First, Chain<T, OutputShape<T, InputShape, First>, Above...>> {
    using Link = ChainLink<T, InputShape, First, Chain<T, OutputShape<T, InputShape, First>, Above...>>;
    using Layer = typename Link::Layer;
    using Next = typename Link::Next;

    struct Tape {
        typename Layer::Tape layer;
        typename Next::Tape next;
    };

    template <class Objective, class X, class Generator, class Target, class Below>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Below below) {
        const auto y = Layer::forward(parameters, x, tape.layer, random);
        const T loss = Next::template sweep<Objective>(parameters + Layer::parameter_count, y, tape.next, random,
                                                       target, scale, Layer::held(tape.layer, below));
        Layer::settle(tape.layer);
        prepare_gradient<Layer>(parameters, x, tape.layer, 0);
        backward<Layer>(parameters, tape.layer, below);
        return loss;
    }

    template <class Objective, class Inputs, class Tapes, class Generator, class Targets, class Below>
    static constexpr T sweep_batch(const T* parameters, const Inputs& x, const Tapes& tapes, std::size_t count,
                                   Generator& random, const Targets& targets, T scale, const Below& below) {
        const LayerTapes<Tapes> layer_tapes{tapes};
        forward_batch<Layer>(parameters, x, layer_tapes, count, random, 0);
        const T loss = Next::template sweep_batch<Objective>(
            parameters + Layer::parameter_count, Outputs<Layer, Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes},
            count, random, targets, scale, HeldGradients<Layer, Tapes, Below>{tapes, below});
        for (std::size_t n = 0; n < count; ++n) {
            Layer::settle(layer_tapes(n));
            prepare_gradient<Layer>(parameters, x(n), layer_tapes(n), 0);
        }
        backward<Layer>(parameters, layer_tapes, count, below, below(0));
        return loss;
    }

    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        Layer::gradient(x, LayerTapes<Tapes>{tapes}, count, first, visit);
        Next::gradient(Outputs<Layer, Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count,
                       first + Layer::parameter_count, visit);
    }

    template <class Inputs, class Tapes, class Count>
    static constexpr T squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        return Layer::squared_norm_bound(x, LayerTapes<Tapes>{tapes}, count) +
               Next::squared_norm_bound(Outputs<Layer, Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count);
    }
};

} // namespace detail

} // namespace nervelet

#endif
