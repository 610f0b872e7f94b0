// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_FROZEN_HPP
#define NERVELET_LAYER_FROZEN_HPP

#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "base/stored.hpp"
#include "layer.hpp"

namespace nervelet {

namespace detail {

/// Stands where numbers do not fit.
template <class T>
struct NoNumbers {
    static constexpr const T* data() { return nullptr; }
};

template <class Layer, class Source, class T>
constexpr auto check_source() {
    constexpr bool holds = Source::template fits<Layer, T>();
    static_assert(holds,
                  "Frozen<Layer, Stored<Type, object, Index>>, Pretrained<Network, network>: expected numbers that "
                  "are the layer's parameters: as many, of the network's scalar, and from a network of the same "
                  "inputs and units. An array holds one layer, [in][out] and then the bias.");
    return TypeIdentity<std::conditional_t<holds, Source, NoNumbers<T>>>{};
}

} // namespace detail

/// A layer whose parameters are constant, such as Frozen<Dense<32, ReLU>, Stored<Factory, factory, 0>>: none lie in
/// RAM, no gradient and no optimizer state exist for them. Below the lowest layer that learns it keeps nothing for
/// back-propagation; above, dJ/dx goes down through it.
template <class LayerDescription, class SourceType>
struct Frozen {
    using Wrapped = LayerDescription;
    using Source = SourceType;

    template <class T, class InputShape>
    struct Layer;
};

template <class LayerDescription, class SourceType>
template <class T, class InputShape>
struct Frozen<LayerDescription, SourceType>::Layer : LayerBase<Layer<T, InputShape>, T> {
    using Inner = typename LayerDescription::template Layer<T, InputShape>;
    using Activation = typename Inner::Activation;
    using output_shape = typename Inner::output_shape;
    using Scratch = typename Inner::Scratch;
    using Tape = typename Inner::Tape;
    static constexpr std::size_t outputs = output_shape::size;

    /// All parameters, where they lie.
    static constexpr const T* constants() {
        return decltype(detail::check_source<Inner, SourceType, T>())::type::data();
    }

    template <class X>
    static constexpr void logits(const T*, const X& x, T* z) {
        Inner::logits(constants(), x, z);
    }

    template <class X>
    static constexpr auto infer(const T*, const X& x, Scratch& scratch) {
        return Inner::infer(constants(), x, scratch);
    }

    template <class X, class Generator>
    static constexpr auto forward(const T*, const X& x, Tape& tape, Generator& random) {
        return Inner::forward(constants(), x, tape, random);
    }

    template <class Batch>
    static constexpr void logits_batch(const T*, const Batch& batch) {
        Inner::logits_batch(constants(), batch);
    }

    template <class Batch, class Generator>
    static constexpr void forward_batch(const T*, const Batch& batch, Generator& random) {
        Inner::forward_batch(constants(), batch, random);
    }

    template <class X>
    static constexpr auto output(const Tape& tape, const X& x) {
        return Inner::output(tape, x);
    }

    template <class GradientBelow>
    static constexpr auto incoming(Tape& tape, const GradientBelow& below) {
        return Inner::incoming(tape, below);
    }

    static constexpr void settle(Tape& tape) { Inner::settle(tape); }

    template <class X>
    static constexpr void deltas(const T*, const X& x, Tape& tape) {
        Inner::deltas(constants(), x, tape);
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        Inner::backward(constants(), tape, below);
    }

    template <class Batch>
    static constexpr void backward_batch(const T*, const Batch& batch) {
        Inner::backward_batch(constants(), batch);
    }

    static constexpr T* merge(const T*, T* plain) { return Inner::merge(constants(), plain); }
};

} // namespace nervelet

#endif
