// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_KEEPS_OUTPUT_HPP
#define NERVELET_LAYER_BASE_KEEPS_OUTPUT_HPP

#include "../layer.hpp"

namespace nervelet {

namespace detail {

/// What layers share whose tape holds their outputs, and in gradient at first f'(z), or what else dJ/dy is to be
/// multiplied by: the layer above does that.
template <class Layer, class T>
struct KeepsOutput : LayerBase<Layer, T> {
    template <class Tape, class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.output.data();
    }

    template <class Tape, class GradientBelow>
    static constexpr MultiplyInto<T> incoming(Tape& tape, const GradientBelow&) {
        return {tape.gradient.data()};
    }
};

} // namespace detail

} // namespace nervelet

#endif
