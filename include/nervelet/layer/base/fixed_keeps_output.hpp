// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_KEEPS_OUTPUT_HPP
#define NERVELET_LAYER_BASE_FIXED_KEEPS_OUTPUT_HPP

#include <array>
#include <cstddef>

#include "../layer.hpp"
#include "fixed_deltas.hpp"

namespace nervelet {
namespace detail {

/// What the hidden layers of 16 bits share that hand up an array of outputs. Derived supplies infer().
template <class Derived, class T, class OutputShape, class ActivationType>
struct FixedKeepsOutput : LayerBase<Derived, T> {
    using Activation = ActivationType;
    using output_shape = OutputShape;
    static constexpr bool is_fixed16 = true;
    static constexpr bool is_bounded = false;
    static constexpr int delta_bits = hidden_delta_bits;
    static constexpr std::size_t outputs = OutputShape::size;

    /// What inference needs: the outputs.
    using Scratch = std::array<T, outputs>;

    /// gradient: dJ/dz, from the layer above.
    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient;
    };

    template <class Parameters, class LayerTape, class Generator>
    static constexpr const T* forward(Parameters parameters, const T* x, LayerTape& tape, Generator&) {
        return Derived::infer(parameters, x, tape.output);
    }

    template <class LayerTape, class X>
    static constexpr const T* output(const LayerTape& tape, const X&) {
        return tape.output.data();
    }

    template <class LayerTape, class GradientBelow>
    static constexpr FixedDeltas<T, ActivationType> incoming(LayerTape& tape, const GradientBelow&) {
        return {tape.output.data(), tape.gradient.data()};
    }
};

} // namespace detail
} // namespace nervelet

#endif
