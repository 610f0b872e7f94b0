// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_GRADIENT_CHECK_HPP
#define NERVELET_GRADIENT_CHECK_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/random.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"

namespace nervelet {

/// What a gradient check found.
template <class T>
struct GradientCheck {
    T largest_error;   ///< over all parameters, |analytic - numeric| / max(1, |analytic| + |numeric|)
    std::size_t index; ///< of the parameter where it was found
    T analytic;
    T numeric;
};

namespace detail {

/// The visitor behind gradient_check: meets every analytic gradient and differences the loss for it.
template <class Loss, class Network, class Target>
struct GradientDifference {
    using T = typename Network::Scalar;
    using Backpropagation = detail::Backpropagation<Network, Loss, 1>;
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    Network& network;
    const typename Network::Input& x;
    const Target& target;
    T h;
    CheckedGenerator<Network> random;
    GradientCheck<T> result;

    constexpr GradientCheck<T> run() {
        typename Backpropagation::Tape tape{};
        loss(tape);
        Backpropagation::gradient(&x, kernel::OneExample{}, tape, *this);
        return result;
    }

    constexpr T scale() const { return T(1); }

    /// Two forward passes: not to be compiled into the loop over the parameters.
    [[gnu::noinline]] constexpr void operator()(std::size_t index, T analytic) {
        T& parameter = network.parameters()[index];
        const T kept = parameter;
        typename Backpropagation::Tape tape{};
        parameter = kept + h;
        const T above = loss(tape);
        parameter = kept - h;
        const T below = loss(tape);
        parameter = kept;
        const T numeric = (above - below) / (h + h);
        const T size = absolute(analytic) + absolute(numeric);
        const T error = absolute(analytic - numeric) / (size > T(1) ? size : T(1));
        if (!(error <= result.largest_error)) { // also when it is NaN
            result = GradientCheck<T>{error, index, analytic, numeric};
        }
    }

private:
    constexpr T loss(typename Backpropagation::Tape& tape) const {
        CheckedGenerator<Network> same = random;
        return Backpropagation::sweep(network, &x, &target, kernel::OneExample{}, tape, same);
    }

    static constexpr T absolute(T value) { return value < T(0) ? -value : value; }
};

} // namespace detail

/// Compares back-propagation with central differences (J(w + h) - J(w - h)) / 2h, one parameter after the other: the
/// test for a layer, activation or loss of your own. Use a network of double, away from kinks; then the error stays
/// below 1e-7. Dropout draws the same mask each time. No gradient is stored; costs two forward sweeps a parameter.
template <class LossType, class Network, class Target>
constexpr GradientCheck<typename Network::Scalar>
gradient_check(Network network, const typename Network::Input& x, const Target& target,
               typename Network::Scalar h = typename Network::Scalar(1e-5), std::uint64_t seed = 1) {
    using Check = detail::GradientDifference<typename detail::CheckedLoss<Network, LossType>::type, Network, Target>;
    Check check{network, x, target, h, detail::make_generator<detail::CheckedGenerator<Network>>(seed), {}};
    return check.run();
}

} // namespace nervelet

#endif
