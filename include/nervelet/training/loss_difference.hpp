// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LOSS_DIFFERENCE_HPP
#define NERVELET_TRAINING_LOSS_DIFFERENCE_HPP

#include "../kernel/one_example.hpp"
#include "backpropagation.hpp"
#include "contract.hpp"

namespace nervelet {
namespace detail {

/// The gradient of a loss of one example by differences.
template <class Loss, class Network, class Target>
struct LossDifference {
    using T = typename Network::Scalar;
    using Backpropagation = detail::Backpropagation<Network, Loss, 1>;
    using Tape = typename Backpropagation::Tape;

    Network& network;
    const typename Network::Input& x;
    const Target& target;
    T h;
    CheckedGenerator<Network> random; ///< that every loss begins with

    /// The loss; the tape then holds all deltas.
    constexpr T loss(Tape& tape) const {
        CheckedGenerator<Network> same = random;
        return Backpropagation::sweep(network, &x, &target, kernel::OneExample{}, tape, same);
    }

    /// (J(w + h) - J(w - h)) / 2h of a parameter of the network, which keeps its value. Two forward passes, so it is
    /// not to be inlined into a loop over parameters.
    [[gnu::noinline]] constexpr T of(T& parameter) const {
        const T kept = parameter;
        Tape tape{};
        parameter = kept + h;
        const T above = loss(tape);
        parameter = kept - h;
        const T below = loss(tape);
        parameter = kept;
        return (above - below) / (h + h);
    }
};

} // namespace detail
} // namespace nervelet

#endif
