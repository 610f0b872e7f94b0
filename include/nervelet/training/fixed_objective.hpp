// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_OBJECTIVE_HPP
#define NERVELET_TRAINING_FIXED_OBJECTIVE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/uninitialized.hpp"
#include "../loss/binary_cross_entropy.hpp"
#include "../loss/cross_entropy.hpp"
#include "../network/divided_layers.hpp"
#include "fixed_binary_cross_entropy.hpp"
#include "fixed_cross_entropy.hpp"
#include "fixed_last_layer.hpp"
#include "objective.hpp"

namespace nervelet {
namespace detail {

/// A target of 16 bits as its numbers.
template <class T, std::size_t Size>
constexpr const T* fixed_target(const std::array<T, Size>& target) {
    return target.data();
}

template <class T>
constexpr const OneHot<T>& fixed_target(const OneHot<T>& target) {
    return target;
}

/// The mean over the outputs, where the loss is one.
template <class Loss, std::size_t Outputs>
constexpr FixedLoss fixed_mean(FixedLoss sum) {
    return Loss::is_mean ? sum.divided_by(static_cast<std::uint32_t>(Outputs)) : sum;
}

/// The losses that are computed from logits. This one is that of a loss that does not fit Softmax, which is reported,
/// see fixed_contract.hpp.
template <class Loss, class T, std::size_t Size, int DeltaBits>
struct FixedLossOfLogits {
    template <class Target>
    static constexpr FixedLoss from_logits(const std::int32_t*, const Target&, T*) {
        return FixedLoss::of_refusal();
    }
};

template <class T, std::size_t Size, int DeltaBits>
struct FixedLossOfLogits<CrossEntropy, T, Size, DeltaBits> : FixedCrossEntropy<T, Size, DeltaBits> {};

template <class T, std::size_t Size, int DeltaBits>
struct FixedLossOfLogits<BinaryCrossEntropy, T, Size, DeltaBits> : FixedBinaryCrossEntropy<T, Size, DeltaBits> {};

/// A loss on the logits of a last layer of 16 bits.
template <class Loss, class Layer>
struct Objective<Loss, Layer,
                 std::enable_if_t<Layer::is_fixed16 && TakesLogits<Loss, typename Layer::Activation>::value>> {
    /// The logits of the last layer for all examples.
    template <class T, class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        Layer::forward_logits(parameters, batch, random);
    }

    /// Then the loss of one example; dJ/dz is put on the tape. The optimizer divides by the number of examples, and of
    /// outputs where the loss is a mean.
    template <class X, class Target, class Share>
    static constexpr FixedLoss loss(const X&, typename Layer::Tape& tape, const Target& target, Share) {
        return from_logits(tape.logits.data(), target, tape.gradient.data());
    }

    /// The loss of one example alone, through the whole network.
    template <class Network, class X, class Target>
    static constexpr FixedLoss evaluate(const Network& network, const X& x, const Target& target) {
        auto z = uninitialized<std::array<std::int32_t, Network::output_size>>();
        Reading<Network, X>::Computed::logits(network.parameters().data(), x.data(), z);
        auto gradient = uninitialized<typename Network::Output>();
        return from_logits(z.data(), fixed_target(target), gradient.data());
    }

private:
    template <class Target, class T>
    static constexpr FixedLoss from_logits(const std::int32_t* logits, const Target& target, T* gradient) {
        using Form = FixedLossOfLogits<Loss, T, Layer::outputs, Layer::delta_bits>;
        return fixed_mean<Loss, Layer::outputs>(Form::from_logits(logits, target, gradient));
    }
};

/// A loss on the outputs of a last layer of 16 bits.
template <class Loss, class Layer>
struct Objective<Loss, Layer,
                 std::enable_if_t<Layer::is_fixed16 && !TakesLogits<Loss, typename Layer::Activation>::value>> {
    using T = typename Layer::Scratch::value_type;
    using Term = FixedTerm<Loss>;
    static constexpr int bits = T::activation_bits;

    /// The outputs of the last layer for all examples.
    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        Layer::forward_batch(parameters, batch, random);
    }

    /// Then the loss of one example; dJ/dz is put on the tape.
    template <class X, class Target, class Share>
    static constexpr FixedLoss loss(const X&, typename Layer::Tape& tape, const Target& target, Share) {
        FixedLoss sum;
        for (std::size_t j = 0; j < Layer::outputs; ++j) {
            const std::int32_t error = error_of(tape.output[j], target[j]);
            sum += FixedLoss::from_raw(Term::template value<bits>(error));
            const std::int32_t slope = Layer::slope(tape, j);
            tape.gradient[j].raw = delta(Term::template slope<bits>(error), slope);
        }
        return fixed_mean<Loss, Layer::outputs>(sum);
    }

    /// The loss of one example alone, through the whole network.
    template <class Network, class X, class Target>
    static constexpr FixedLoss evaluate(const Network& network, const X& x, const Target& target) {
        const typename Network::Output output = network(x);
        FixedLoss sum;
        for (std::size_t j = 0; j < Network::output_size; ++j) {
            sum += FixedLoss::from_raw(Term::template value<bits>(error_of(output[j], target[j])));
        }
        return fixed_mean<Loss, Layer::outputs>(sum);
    }

private:
    static constexpr std::int32_t error_of(T output, T target) { return std::int32_t(output.raw) - target.raw; }

    /// dL/da f'(z), rounded to the nearest: |dL/da| < 2^16 and |f'| at most 1.5 in 14 bits, so nothing overflows.
    static constexpr std::int16_t delta(std::int32_t loss_slope, std::int32_t slope) {
        constexpr int shift = bits + 14 - Layer::delta_bits;
        return fixed16::saturate((loss_slope * slope + ((std::int32_t(1) << shift) >> 1)) >> shift);
    }
};

} // namespace detail
} // namespace nervelet

#endif
