// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_LAYER_HPP
#define NERVELET_LAYER_LAYER_HPP

#include <array>
#include <cstddef>

#include "../core/random.hpp"
#include "../core/shape.hpp"
#include "base/batch_view.hpp"
#include "base/gradient_below.hpp"

namespace nervelet {

/// What a layer is. Its description, such as Dense<32, ReLU>, is an empty type with a nested
///     template <class T, class InputShape> struct Layer : LayerBase<Layer<T, InputShape>, T> { ... };
/// for a scalar T and inputs of a shape. Everything in it is static: parameters and tape are handed in. It must have
///     output_shape, Activation        what it hands up; Identity where it has no activation
///     Scratch                         what inference writes to
///     Tape                            what a training step keeps of one example
///     infer(parameters, x, scratch)   in inference; gives its output, something with [k]
///     forward(parameters, x, tape, random)
///                                     in training; gives its output
///     output(tape, x)                 the same output once more
///     incoming(tape, below)           where the layer above puts this layer's dJ/dy: MultiplyInto what was kept, f'(z)
///                                     or 1, or AddInto a sum; `below` itself where the layer has no such place
///     backward(parameters, tape, below)
///                                     gives dJ/dx: if (below.wants(k)) below.take(k, dJ/dx[k]); where it needs x,
///                                     backward_batch(parameters, batch) in its place
/// A layer that holds others, such as network/residual.hpp, lists them, see base/layer_list.hpp: Inside, and its
/// description HeldLayers. One that has several matrices of weights, such as base/recurrent.hpp, lists these: Inside.
/// The last layer of a network also needs logits(parameters, x, z): its output before the activation, an array.
/// A description whose weights are weight_rows x weight_columns, a column for each channel, and a bias after them, has
///     WithActivation<Other>           the same with another activation: then merge() writes a BatchNorm above into it
/// What follows are the defaults of everything else; a layer with parameters hides parameter_count, initialize(),
/// gradient() and squared_norm_bound(). layer/activated.hpp has what all layers a = f(z) share.
template <class Layer, class T>
struct LayerBase {
    static constexpr std::size_t parameter_count = 0; ///< weights and biases

    /// How weights<Index>() shows the parameters; what is left of them is the bias.
    static constexpr std::size_t weight_rows = 0;
    static constexpr std::size_t weight_columns = 0; ///< the other dimension

    /// Whether it is a = f(x W + b), with W inputs x outputs, row after row, and b after it.
    static constexpr bool is_affine = false;

    /// Whether it computes in 16-bit integers, scalar/fixed.hpp.
    static constexpr bool is_fixed16 = false;

    /// Whether it is a = f(s x + t) with an s and a t for each channel, that can be written into the layer below: then
    /// it has fold_into_below<Rows>(parameters, weights); Rows: of the weights, which the bias follows.
    static constexpr bool is_foldable = false;

    /// Whether squared_norm_bound() of one example is the squared norm itself.
    static constexpr bool bound_is_norm = true;

    /// Whether it is a convolution, which gives its outputs window after window, and how a pool above it can take them
    /// so, see base/pooled_convolution.hpp.
    static constexpr bool is_convolution = false;
    using Pooling = void;

    /// Whether it goes through steps with a state, see base/recurrent.hpp.
    static constexpr bool is_recurrent = false;

    /// How many numbers of the trainer's workspace it needs for each example, at batch.workspace(), in backward_batch()
    /// and again in gradient().
    static constexpr std::size_t workspace_size = 0;

    /// Sets the parameters; a weight is Initializer::draw<T>(random, inputs, outputs).
    template <class Initializer>
    static constexpr void initialize(T*, Random&) {}

    /// From what the layer above has left in incoming() to dJ/dz, on the tape.
    template <class Tape>
    static constexpr void settle(Tape&) {}

    /// Called once dJ/dz is known: the one moment for a layer that needs its parameters to form its gradient, because
    /// the update must not read them.
    template <class X, class Tape>
    static constexpr void deltas(const T*, const X&, Tape&) {}

    /// forward() for all examples of a batch; batch: see base/batch_view.hpp.
    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Layer::forward(parameters, batch.x(n), batch.tape(n), random);
        }
    }

    /// The same without the activation, for the last layer and a loss that is computed from the logits z.
    template <class Batch, class Generator>
    static constexpr void forward_logits(const T* parameters, const Batch& batch, Generator&) {
        Layer::logits_batch(parameters, batch);
    }

    /// backward() for all of them.
    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Layer::backward(parameters, batch.tape(n), batch.below(n));
        }
    }

    /// Calls visit(first + i, visit.scale() dJ/dparameter_i), summed over the examples, for every parameter.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch&, std::size_t, Visitor&) {}

    /// At least the squared norm of that gradient.
    template <class Batch>
    static constexpr typename ScalarTraits<T>::Norm squared_norm_bound(const Batch&) {
        return typename ScalarTraits<T>::Norm{};
    }

    /// Writes the parameters of the plain layer that computes the same; gives where they end.
    static constexpr T* merge(const T* parameters, T* plain) {
        for (std::size_t i = 0; i < Layer::parameter_count; ++i) {
            plain[i] = parameters[i];
        }
        return plain + Layer::parameter_count;
    }
};

} // namespace nervelet

#endif
