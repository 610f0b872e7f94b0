// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FROZEN_LAYER_HPP
#define NERVELET_LAYER_BASE_FROZEN_LAYER_HPP

#include <cstddef>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/type_identity.hpp"
#include "../layer.hpp"
#include "layer_list.hpp"
#include "stored.hpp"

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
    constexpr bool fits_converted = Source::template fits_converted<Layer, T>();
    static_assert(!fits_converted,
                  "Frozen<Layer, Stored<Type, object, Index>>, Pretrained<Network, network>: expected constants of the "
                  "network's own scalar, got a network of another one, such as one of floats for Network<Fixed16, "
                  "...>. Convert it: constexpr auto converted = convert<Fixed16>(factory); then take "
                  "Pretrained<decltype(converted), converted>.");
    static_assert(holds || fits_converted,
                  "Frozen<Layer, Stored<Type, object, Index>>, Pretrained<Network, network>: expected numbers that "
                  "are the layer's parameters: as many, of the network's scalar, and from a network of the same "
                  "inputs and units. An array holds one layer, [in][out] and then the bias; of 16 bits [out][in].");
    return TypeIdentity<std::conditional_t<holds, Source, NoNumbers<T>>>{};
}

/// Takes the place of Part, one of several layers inside of another one, where its parameters are constant.
template <class T, class Part>
struct ConstantPart : LayerBase<ConstantPart<T, Part>, T> {
    using Activation = Identity;
};

/// The Inside of a frozen layer: as many layers as there are in that of the layer itself, where it has several.
template <class T, class Parts>
struct FrozenInside {};

template <class T, class First, class Second, class... Rest>
struct FrozenInside<T, LayerList<First, Second, Rest...>> {
    using Inside = LayerList<ConstantPart<T, First>, ConstantPart<T, Second>, ConstantPart<T, Rest>...>;
};

/// InnerType, a layer, with the constant parameters at Source.
template <class Derived, class T, class InnerType, class Source>
struct FrozenLayer : LayerBase<Derived, T>, FrozenInside<T, typename InsideOf<InnerType>::type> {
    using Inner = InnerType;
    using Activation = typename Inner::Activation;
    using output_shape = typename Inner::output_shape;
    using Scratch = typename Inner::Scratch;
    using Tape = typename Inner::Tape;
    static constexpr std::size_t outputs = output_shape::size;

    /// All parameters, where they lie.
    static constexpr const T* constants() { return decltype(detail::check_source<Inner, Source, T>())::type::data(); }

    template <class X, class Number>
    static constexpr void logits(const T*, const X& x, Number* z) {
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

} // namespace detail

} // namespace nervelet

#endif
