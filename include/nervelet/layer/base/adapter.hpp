// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_ADAPTER_HPP
#define NERVELET_LAYER_BASE_ADAPTER_HPP

#include <cstddef>
#include <type_traits>

#include "layer_list.hpp"

namespace nervelet {

namespace detail {

/// Whether a layer says of itself that it is a = f(x W + b), W inputs x outputs, row after row, and b behind it.
template <class Layer, class = void>
struct IsAffine : std::false_type {};

template <class Layer>
struct IsAffine<Layer, std::enable_if_t<Layer::is_affine>> : std::true_type {};

/// Whether a layer is frozen and affine.
template <class Description, class T, class InputShape, bool IsFrozen = IsFrozen<Description>::value>
struct IsFrozenAffine : std::false_type {};

template <class Description, class T, class InputShape>
struct IsFrozenAffine<Description, T, InputShape, true>
    : IsAffine<typename Description::Wrapped::template Layer<T, InputShape>> {};

/// Bound to an adapter's Layer where Description is frozen and affine, to Description's own behind a broken contract.
template <template <class, class> class Layer, bool Holds, class Description, class T, class InputShape>
struct BindAdapter {
    using type = typename Description::template Layer<T, InputShape>;
};

template <template <class, class> class Layer, class Description, class T, class InputShape>
struct BindAdapter<Layer, true, Description, T, InputShape> {
    using type = Layer<T, typename Description::template Layer<T, InputShape>>;
};

/// What is the same for every layer that learns something beside the constants of a frozen affine layer. Layer says
/// logits(parameters, x, z), and keeps a Tape like Frozen's.
template <class Layer, class Frozen>
struct Adapter {
    using Inner = typename Frozen::Inner;
    using Activation = typename Inner::Activation;
    using output_shape = typename Inner::output_shape;
    using Scratch = typename Inner::Scratch;
    static constexpr std::size_t inputs = Inner::inputs;
    static constexpr std::size_t outputs = Inner::outputs;
    static constexpr std::size_t weight_count = inputs * outputs;

    template <class T, class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& output) {
        Layer::logits(parameters, x, output.data());
        Activation::template apply<outputs>(output.data());
        return output.data();
    }

    template <class T, class X, class Tape, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        Layer::logits(parameters, x, tape.output.data());
        Activation::template apply<outputs>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    template <class Tape, class Below>
    static constexpr auto held(Tape& tape, const Below&) {
        return tape.gradient.data();
    }

    template <class Tape>
    static constexpr void settle(Tape& tape) {
        Inner::settle(tape);
    }

    template <class Tape, class X>
    static constexpr auto output(const Tape& tape, const X&) {
        return tape.output.data();
    }
};

} // namespace detail

} // namespace nervelet

#endif
