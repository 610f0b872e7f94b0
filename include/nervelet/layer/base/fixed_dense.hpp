// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_DENSE_HPP
#define NERVELET_LAYER_BASE_FIXED_DENSE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../../scalar/fixed16/turn.hpp"
#include "../layer.hpp"
#include "fixed_activated.hpp"
#include "fixed_deltas.hpp"
#include "fixed_initialize.hpp"
#include "fixed_logits.hpp"
#include "fixed_sums.hpp"

namespace nervelet {
namespace detail {

/// What the dense layers of 16 bits share. Parameters: W output after output ([out][in]), then b. DeltaBits: fraction
/// bits of their dJ/dz. What infers takes any Parameters that fixed_sums() does.
template <class Derived, class T, std::size_t Inputs, class OutputShape, class ActivationType, int DeltaBits>
struct FixedAffine : LayerBase<Derived, T> {
    using Activation = ActivationType;
    using output_shape = OutputShape;
    static constexpr bool is_fixed16 = true;
    static constexpr bool is_affine = true;
    static constexpr bool is_bounded = false; ///< whether every output is in [-1, 1]
    static constexpr int delta_bits = DeltaBits;
    static constexpr std::size_t inputs = Inputs;
    static constexpr std::size_t outputs = OutputShape::size;
    static constexpr std::size_t weight_rows = inputs;
    static constexpr std::size_t weight_columns = outputs;
    static constexpr std::size_t parameter_count = inputs * outputs + outputs;

    /// What inference needs: the outputs.
    using Scratch = std::array<T, outputs>;

    static constexpr std::size_t fan_in() { return inputs; }
    static constexpr std::size_t fan_out() { return outputs; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        initialize_fixed<FixedAffine, Initializer>(parameters, random);
    }

    /// z = x W + b with activation_bits, in 32 bits.
    template <class Parameters>
    static constexpr void logits(Parameters parameters, const T* x, std::int32_t* z) {
        fixed_sums<inputs, outputs>(x, parameters, z);
        for (std::size_t o = 0; o < outputs; ++o) {
            z[o] >>= T::weight_bits;
        }
    }

    /// The same, saturated to 16 bits.
    template <class Parameters>
    static constexpr void logits(Parameters parameters, const T* x, T* output) {
        auto sums = uninitialized<std::array<std::int32_t, outputs>>();
        fixed_sums<inputs, outputs>(x, parameters, sums.data());
        FixedActivated<Identity>::template values<outputs, T::weight_bits>(sums.data(), output);
    }

    /// dJ/dx = W dJ/dz.
    template <class Tape, class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        below.template take_product<inputs, outputs, delta_bits>(parameters, tape.gradient.data());
    }

    /// x and dJ/dz of every example and unit, as rows of the gradient.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            visit.template rows<inputs, outputs, delta_bits>(batch.x(n), batch.tape(n).gradient.data(), first,
                                                             fixed16::Turn::of(n, batch.count()));
        }
    }
};

/// A dense layer of 16 bits whose activation maps each number by itself.
template <class Derived, class T, std::size_t Inputs, class OutputShape, class ActivationType,
          int DeltaBits = hidden_delta_bits>
struct FixedDense : FixedAffine<Derived, T, Inputs, OutputShape, ActivationType, DeltaBits> {
    using Base = FixedAffine<Derived, T, Inputs, OutputShape, ActivationType, DeltaBits>;
    using Form = FixedForm<ActivationType, T>;
    using Base::outputs;
    using typename Base::Scratch;
    static constexpr bool is_bounded = Form::is_bounded;

    /// The same as the last layer, below a loss whose dJ/dz has so many fraction bits.
    template <int Bits>
    struct BelowLoss : FixedDense<BelowLoss<Bits>, T, Inputs, OutputShape, ActivationType, Bits> {};

    /// The same below a loss that is computed from logits.
    struct BelowLossOfLogits
        : FixedLogits<FixedAffine<BelowLossOfLogits, T, Inputs, OutputShape, ActivationType, logits_delta_bits>> {};

    /// gradient: f'(z) where the activation keeps_slope; then dJ/dz, from the layer above.
    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient;
    };

    template <class Parameters>
    static constexpr const T* infer(Parameters parameters, const T* x, Scratch& output) {
        auto sums = uninitialized<std::array<std::int32_t, outputs>>();
        fixed_sums<Base::inputs, outputs>(x, parameters, sums.data());
        FixedActivated<ActivationType>::template values<outputs, T::weight_bits>(sums.data(), output.data());
        return output.data();
    }

    template <class Parameters, class LayerTape, class Generator>
    static constexpr const T* forward(Parameters parameters, const T* x, LayerTape& tape, Generator&) {
        return forward(parameters, x, tape, std::integral_constant<bool, Form::keeps_slope>{});
    }

    template <class LayerTape, class X>
    static constexpr const T* output(const LayerTape& tape, const X&) {
        return tape.output.data();
    }

    template <class LayerTape, class GradientBelow>
    static constexpr FixedDeltas<T, ActivationType> incoming(LayerTape& tape, const GradientBelow&) {
        return {Form::keeps_slope ? tape.gradient.data() : tape.output.data(), tape.gradient.data()};
    }

    /// f'(z) of an output, with 14 fraction bits, after forward().
    template <class LayerTape>
    static constexpr std::int32_t slope(const LayerTape& tape, std::size_t output) {
        return Form::keeps_slope ? tape.gradient[output].raw
                                 : Form::slope(tape.output[output].raw, tape.output[output].raw);
    }

private:
    template <class Parameters, class LayerTape>
    static constexpr const T* forward(Parameters parameters, const T* x, LayerTape& tape, std::false_type) {
        return infer(parameters, x, tape.output);
    }

    template <class Parameters, class LayerTape>
    static constexpr const T* forward(Parameters parameters, const T* x, LayerTape& tape, std::true_type) {
        Base::logits(parameters, x, tape.output.data());
        for (std::size_t o = 0; o < outputs; ++o) {
            const std::int16_t z = tape.output[o].raw;
            tape.output[o].raw = Form::value(z);
            tape.gradient[o].raw = Form::slope(z, tape.output[o].raw);
        }
        return tape.output.data();
    }
};

} // namespace detail
} // namespace nervelet

#endif
