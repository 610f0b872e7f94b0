// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_ACTIVATED_HPP
#define NERVELET_LAYER_ACTIVATED_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../activation/base.hpp"
#include "../activation/base/stub_activation.hpp"
#include "../core/type_identity.hpp"
#include "base/keeps_output.hpp"

namespace nervelet {

namespace detail {

/// ActivationType where it is one.
template <class ActivationType>
constexpr auto check_activation() {
    constexpr bool holds = std::is_base_of<ActivationBase, ActivationType>::value;
    static_assert(holds, "Dense<Units, Activation>, Conv1D<Filters, Kernel, Activation, Options...> and other layers: "
                         "expected an activation, such as ReLU, Tanh or Softmax, behind the sizes and in front of its "
                         "options. For one of your own imitate activation/relu.hpp.");
    return TypeIdentity<std::conditional_t<holds, ActivationType, StubActivation>>{};
}

} // namespace detail

/// What every layer a = f(z) shares. Layer supplies logits(parameters, x, z), backward(), gradient() and
/// squared_norm_bound(), parameter_count, weight_rows and weight_columns.
/// dJ/dz = f'(z) (.) dJ/da, for activations that map each number by itself.
template <class Layer, class T, class OutputShape, class ActivationType>
struct Activated : detail::KeepsOutput<Layer, T> {
    using Activation = typename decltype(detail::check_activation<ActivationType>())::type;
    using output_shape = OutputShape;
    static constexpr std::size_t outputs = OutputShape::size; ///< how many numbers it hands up

    /// What inference needs: the outputs.
    using Scratch = std::array<T, outputs>;

    /// gradient holds f'(z) after forward(); the layer above multiplies dJ/da into it; settle() makes it dJ/dz. So no
    /// activation needs its z kept, and dropout cannot change it unnoticed.
    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient;
    };

    /// How many numbers an output sees, by which an initializer scales.
    static constexpr std::size_t fan_in() { return Layer::weight_rows; }
    /// And how many outputs see a number.
    static constexpr std::size_t fan_out() { return Layer::weight_columns; }

    /// Draws every weight from the initializer; biases are zero.
    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        constexpr std::size_t weights = Layer::weight_rows * Layer::weight_columns;
        for (std::size_t i = 0; i < Layer::parameter_count; ++i) {
            parameters[i] =
                i < weights ? Initializer::template draw<T>(random, Layer::fan_in(), Layer::fan_out()) : T(0);
        }
    }

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& output) {
        Layer::logits(parameters, x, output.data());
        Activation::template apply<outputs>(output.data());
        return output.data();
    }

    template <class X, class LayerTape, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, LayerTape& tape, Generator&) {
        Layer::logits(parameters, x, tape.output.data());
        Activation::template apply<outputs>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    /// logits() for all examples of a batch.
    template <class Batch>
    static constexpr void logits_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Layer::logits(parameters, batch.x(n), batch.z(n));
        }
    }

    /// One example goes by forward(), which equal layers share whatever lies below and above them.
    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        forward_examples(parameters, batch, random, batch.count());
    }

    static constexpr void settle(Tape& tape) {
        Activation::template settle<outputs>(tape.output.data(), tape.gradient.data());
    }

private:
    template <class Batch, class Generator>
    static constexpr void forward_examples(const T* parameters, const Batch& batch, Generator& random,
                                           kernel::OneExample) {
        Layer::forward(parameters, batch.x(0), batch.tape(0), random);
    }

    template <class Batch, class Generator>
    static constexpr void forward_examples(const T* parameters, const Batch& batch, Generator&, std::size_t count) {
        Layer::logits_batch(parameters, batch);
        for (std::size_t n = 0; n < count; ++n) {
            Activation::template apply<outputs>(batch.z(n), batch.tape(n).gradient.data());
        }
    }
};

} // namespace nervelet

#endif
