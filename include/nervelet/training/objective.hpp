// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_OBJECTIVE_HPP
#define NERVELET_TRAINING_OBJECTIVE_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/uninitialized.hpp"
#include "../layer/base/gradient_below.hpp"
#include "../layer/base/short_window.hpp"
#include "../loss/base.hpp"
#include "../network/short_input.hpp"

namespace nervelet {
namespace detail {

/// The factor of the sum over the outputs: 1 / outputs for a mean, else 1.
template <class Loss, class T>
constexpr T output_weight(std::size_t outputs) {
    return Loss::is_mean ? T(1) / T(static_cast<std::int32_t>(outputs)) : T(1);
}

/// A loss from Size logits.
template <class Loss, std::size_t Size, class T, class Target>
constexpr T loss_of_logits(std::integral_constant<std::size_t, Size>, const T* logits, const Target& target, T scale,
                           T* gradient) {
    return Loss::template from_logits<Size>(logits, target, scale, gradient);
}

/// From the first `count` of them, as those of each step lie there: of a loss that is a sum over outputs.
template <class Loss, std::size_t Size, class T, class Target>
constexpr T loss_of_logits(std::size_t count, const T* logits, const Target& target, T scale, T* gradient) {
    T sum = T(0);
    for (std::size_t j = 0; j < count; ++j) {
        sum += Loss::template from_logits<1>(logits + j, numbers_from(target, j), scale, gradient + j);
    }
    for (std::size_t j = count; j < Size; ++j) {
        gradient[j] = T(0);
    }
    return sum;
}

/// A loss on the outputs of the last layer: the loss of an example, and its gradient dJ/dz by that layer's z. This is
/// the general case, in which dJ/dz comes from dJ/da and the derivative of the activation.
template <class Loss, class Layer, class = void>
struct Objective {
    /// The forward pass of the last layer for all examples.
    template <class T, class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        Layer::forward_batch(parameters, batch, random);
    }

    /// Then the loss of one example; dJ/dz times scale is put on the tape.
    template <class T, class X, class Target>
    static constexpr T loss(const X& x, typename Layer::Tape& tape, const Target& target, T scale) {
        const auto outputs = real_outputs_of<Layer>(x);
        const auto output = Layer::output(tape, x);
        const auto incoming = Layer::incoming(tape, NoGradientBelow{});
        T sum = T(0);
        for (std::size_t j = 0; j < outputs; ++j) {
            sum += Loss::value(output[j], target[j]);
            incoming.take(j, Loss::slope(output[j], target[j]) * (scale * output_weight<Loss, T>(outputs)));
        }
        for (std::size_t j = outputs; j < Layer::output_shape::size; ++j) {
            incoming.take(j, T(0));
        }
        Layer::settle(tape);
        return sum * output_weight<Loss, T>(outputs);
    }

    /// The loss of one example alone, through the whole network.
    template <class Network, class X, class Target>
    static constexpr typename Network::Scalar evaluate(const Network& network, const X& x, const Target& target) {
        using T = typename Network::Scalar;
        const auto outputs = real_outputs<Network>(x);
        const typename Network::Output output = network(x);
        T sum = T(0);
        for (std::size_t j = 0; j < outputs; ++j) {
            sum += Loss::value(output[j], target[j]);
        }
        return sum * output_weight<Loss, T>(outputs);
    }
};

/// A loss that is computed from the logits z of this activation: Sigmoid + BinaryCrossEntropy, Softmax + CrossEntropy.
template <class Loss, class Layer>
struct Objective<
    Loss, Layer,
    std::enable_if_t<std::is_same<typename Loss::logits_of, typename Layer::Activation>::value && !Layer::is_fixed16>> {
    /// The logits of the last layer for all examples.
    template <class T, class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        Layer::forward_logits(parameters, batch, random);
    }

    /// Then the loss of one example; dJ/dz times scale is put on the tape.
    template <class T, class X, class Target>
    static constexpr T loss(const X& x, typename Layer::Tape& tape, const Target& target, T scale) {
        const auto outputs = real_outputs_of<Layer>(x);
        return output_weight<Loss, T>(outputs) *
               loss_of_logits<Loss, Layer::output_shape::size>(
                   outputs, tape.output.data(), target, scale * output_weight<Loss, T>(outputs), tape.gradient.data());
    }

    /// The loss of one example alone, through the whole network.
    template <class Network, class X, class Target>
    static constexpr typename Network::Scalar evaluate(const Network& network, const X& x, const Target& target) {
        using T = typename Network::Scalar;
        const auto outputs = real_outputs<Network>(x);
        const typename Network::Output logits = network.logits(x);
        typename Network::Output gradient = uninitialized<typename Network::Output>();
        return output_weight<Loss, T>(outputs) *
               loss_of_logits<Loss, Network::output_size>(outputs, logits.data(), target, T(1), gradient.data());
    }
};

} // namespace detail
} // namespace nervelet

#endif
