// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DENSE_HPP
#define NERVELET_LAYER_DENSE_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../activation/base/stub_activation.hpp"
#include "../activation/identity.hpp"
#include "../core/random.hpp"
#include "../core/shape.hpp"
#include "../core/type_identity.hpp"
#include "../kernel/portable/affine.hpp"
#include "../kernel/portable/affine_batch.hpp"
#include "../kernel/portable/multiply_by_dots.hpp"
#include "../kernel/portable/multiply_by_dots_batch.hpp"
#include "../kernel/portable/outer_product.hpp"
#include "../kernel/portable/squared_norm.hpp"

namespace nervelet {

namespace detail {

template <std::size_t Units>
constexpr auto check_units() {
    static_assert(Units > 0, "Dense<Units, Activation>: expected at least one unit, got Dense<0>.");
    return Shape<(Units > 0 ? Units : 1)>{};
}

template <class Activation>
constexpr auto check_activation() {
    constexpr bool holds = std::is_base_of<ActivationBase, Activation>::value;
    static_assert(holds, "Dense<Units, Activation>: expected an activation, such as ReLU, Tanh or Softmax, as second "
                         "argument. For one of your own imitate activation/relu.hpp.");
    return TypeIdentity<std::conditional_t<holds, Activation, StubActivation>>{};
}

} // namespace detail

/// a = f(x W + b): every unit sees every input. x: Inputs, W: Inputs x Units, b and a: Units.
/// dJ/dz = f'(z) (.) dJ/da, dJ/dW = x^T dJ/dz, dJ/db = dJ/dz, dJ/dx = W dJ/dz.
/// Parameters: W row after row ([in][out]), then b. Source: General feed forward neural networks, eq. 1.1 and 4.2.
template <std::size_t Units, class Activation = Identity>
struct Dense {
    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Units, class ActivationType>
template <class T, class InputShape>
struct Dense<Units, ActivationType>::Layer {
    using Activation = typename decltype(detail::check_activation<ActivationType>())::type;
    using output_shape = decltype(detail::check_units<Units>());
    static constexpr std::size_t inputs = InputShape::size;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr std::size_t weight_rows = inputs;
    static constexpr std::size_t weight_columns = outputs;
    static constexpr std::size_t parameter_count = inputs * outputs + outputs;
    static constexpr bool is_affine = true;

    /// What inference needs: the outputs.
    using Scratch = std::array<T, outputs>;

    /// What a training step keeps of one example. gradient holds f'(z) after forward(); the layer above multiplies
    /// dJ/da into it; settle() makes it dJ/dz. So no activation needs its z kept, and dropout can change nothing behind
    /// its back.
    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient;
    };

    /// Draws every weight from the initializer; biases are zero.
    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        for (std::size_t i = 0; i < parameter_count; ++i) {
            parameters[i] = i < inputs * outputs ? Initializer::template draw<T>(random, inputs, outputs) : T(0);
        }
    }

    /// z = x W + b, without the activation.
    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        kernel::affine<inputs, outputs>(x, parameters, z);
    }

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& output) {
        logits(parameters, x, output.data());
        Activation::template apply<outputs>(output.data());
        return output.data();
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        logits(parameters, x, tape.output.data());
        Activation::template apply<outputs>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    /// The same for all examples of a batch.
    template <class Inputs, class Tapes>
    static constexpr void logits_batch(const T* parameters, const Inputs& x, const Tapes& tapes,
                                               std::size_t count) {
        kernel::affine_batch<inputs, outputs>(x, parameters, OutputsOf<Tapes>{tapes}, count);
    }

    template <class Inputs, class Tapes, class Generator>
    static constexpr void forward_batch(const T* parameters, const Inputs& x, const Tapes& tapes,
                                                std::size_t count, Generator&) {
        logits_batch(parameters, x, tapes, count);
        for (std::size_t n = 0; n < count; ++n) {
            Activation::template apply<outputs>(tapes(n).output.data(), tapes(n).gradient.data());
        }
    }

    /// What the layer above multiplies dJ/da into.
    template <class Below>
    static constexpr T* held(Tape& tape, const Below&) {
        return tape.gradient.data();
    }

    static constexpr void settle(Tape& tape) {
        Activation::template settle<outputs>(tape.output.data(), tape.gradient.data());
    }

    /// Multiplies dJ/dx = W dJ/dz into what the layer below holds.
    static constexpr void backward(const T* parameters, const Tape& tape, T* below) {
        kernel::multiply_by_dots<inputs, outputs>(parameters, tape.gradient.data(), below);
    }

    template <class Tapes, class Below>
    static constexpr void backward_batch(const T* parameters, const Tapes& tapes, std::size_t count,
                                                 const Below& below) {
        kernel::multiply_by_dots_batch<inputs, outputs>(parameters, Deltas<Tapes>{tapes}, below, count);
    }

    /// What the layer above reads of example n.
    template <class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.output.data();
    }

    /// Visits every dJ/dW and dJ/db, summed over the examples, as visit(index, gradient), index counted from first.
    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        kernel::outer_product<T, inputs, outputs>(x, Deltas<Tapes>{tapes}, count, first, visit);
    }

    /// At least the squared norm of this layer's gradient, and exactly it for one example, whose gradient has rank one:
    /// (sum_n ||x_n||^2 + 1) (sum_n ||dJ/dz_n||^2), by Cauchy and Schwarz.
    template <class Inputs, class Tapes, class Count>
    static constexpr T squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        T input_norm = kernel::squared_norm<inputs>(x(0)) + T(1);
        T delta_norm = kernel::squared_norm<outputs>(tapes(0).gradient.data());
        for (std::size_t n = 1; n < count; ++n) {
            input_norm += kernel::squared_norm<inputs>(x(n)) + T(1);
            delta_norm += kernel::squared_norm<outputs>(tapes(n).gradient.data());
        }
        return input_norm * delta_norm;
    }

private:
    template <class Tapes>
    struct OutputsOf {
        const Tapes& tapes;
        constexpr T* operator()(std::size_t n) const { return tapes(n).output.data(); }
    };

    template <class Tapes>
    struct Deltas {
        const Tapes& tapes;
        constexpr const T* operator()(std::size_t n) const { return tapes(n).gradient.data(); }
    };
};

} // namespace nervelet

#endif
