// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_OBJECTIVE_HPP
#define NERVELET_TRAINING_FIXED_OBJECTIVE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../activation/softmax.hpp"
#include "../core/uninitialized.hpp"
#include "../network/divided_layers.hpp"
#include "fixed_cross_entropy.hpp"
#include "objective.hpp"

namespace nervelet {
namespace detail {

/// CrossEntropy on the outputs of a last layer of 16 bits, which has Softmax: the one loss there is for it, see
/// fixed_contract.hpp.
template <class Loss, class Layer>
struct Objective<Loss, Layer,
                 std::enable_if_t<Layer::is_fixed16 && std::is_same<typename Layer::Activation, Softmax>::value>> {
    /// The logits of the last layer for all examples.
    template <class T, class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        Layer::forward_logits(parameters, batch, random);
    }

    /// Then the loss of one example; dJ/dz is put on the tape. The optimizer divides by the number of examples.
    template <class X, class Target, class Share>
    static constexpr FixedLoss loss(const X&, typename Layer::Tape& tape, const Target& target, Share) {
        using T = typename Layer::Scratch::value_type;
        return FixedCrossEntropy<T, Layer::outputs, Layer::delta_bits>::from_logits(tape.logits.data(), target,
                                                                                    tape.gradient.data());
    }

    /// The loss of one example alone, through the whole network.
    template <class Network, class X, class Target>
    static constexpr FixedLoss evaluate(const Network& network, const X& x, const Target& target) {
        using T = typename Network::Scalar;
        auto z = uninitialized<std::array<std::int32_t, Network::output_size>>();
        Reading<Network, X>::Computed::logits(network.parameters().data(), x.data(), z);
        auto gradient = uninitialized<typename Network::Output>();
        return FixedCrossEntropy<T, Network::output_size, Layer::delta_bits>::from_logits(z.data(), reader(target),
                                                                                          gradient.data());
    }

private:
    template <class T, std::size_t Size>
    static constexpr const T* reader(const std::array<T, Size>& target) {
        return target.data();
    }

    template <class T>
    static constexpr const OneHot<T>& reader(const OneHot<T>& target) {
        return target;
    }
};

/// After a broken contract: another last layer.
template <class Loss, class Layer>
struct Objective<Loss, Layer,
                 std::enable_if_t<Layer::is_fixed16 && !std::is_same<typename Layer::Activation, Softmax>::value>> {
    template <class T, class Batch, class Generator>
    static constexpr void forward_batch(const T*, const Batch&, Generator&) {}

    template <class X, class Target, class Share>
    static constexpr FixedLoss loss(const X&, typename Layer::Tape&, const Target&, Share) {
        return FixedLoss::of_refusal();
    }

    template <class Network, class X, class Target>
    static constexpr FixedLoss evaluate(const Network&, const X&, const Target&) {
        return FixedLoss::of_refusal();
    }
};

} // namespace detail
} // namespace nervelet

#endif
