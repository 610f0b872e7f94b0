// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_GRADIENT_CHECK_HPP
#define NERVELET_GRADIENT_CHECK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/random.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"
#include "training/target_contract.hpp"

namespace nervelet {

/// The result of gradient_check.
template <class T>
struct GradientCheck {
    T largest_error;   ///< the largest |analytic - numeric| / max(1, |analytic| + |numeric|) of all parameters
    std::size_t index; ///< the parameter that has it
    T analytic;        ///< its gradient by back-propagation
    T numeric;         ///< its gradient by differences
};

namespace detail {

/// The visitor of gradient_check: it gets every analytic gradient and compares it with a difference of losses.
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
    T h; ///< step of the differences
    CheckedGenerator<Network> random;
    GradientCheck<T> result;

    constexpr GradientCheck<T> run() {
        typename Backpropagation::Tape tape{};
        loss(tape);
        Backpropagation::gradient(&x, kernel::OneExample{}, tape, *this);
        return result;
    }

    constexpr T scale() const { return T(1); }

    /// Takes two forward passes, so it is not to be inlined into the loop over the parameters.
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
        if (!(error <= result.largest_error)) { // also if error is NaN
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

/// Compares back-propagation with central differences (J(w + h) - J(w - h)) / 2h for every parameter: a test for a
/// layer, activation or loss of your own. With a network of double, and x where no activation has a kink, the error is
/// below 1e-7. Dropout draws the same mask each time. No gradient is stored; each parameter takes two forward passes.
template <class LossType = void, class Network, class Target, class T = typename Network::Scalar>
constexpr std::enable_if_t<detail::ExampleContract<Network, typename Network::Input, Target>::holds &&
                               !detail::IsFixed<T>::value,
                           GradientCheck<T>>
gradient_check(Network network, const typename Network::Input& x, const Target& target,
               typename Network::Scalar h = typename Network::Scalar(1e-5), std::uint64_t seed = 1) {
    detail::check_label<Network, Target>();
    using Check = detail::GradientDifference<typename detail::CheckedLoss<Network, LossType>::type, Network, Target>;
    Check check{network, x, target, h, detail::make_generator<detail::CheckedGenerator<Network>>(seed), {}};
    return check.run();
}

/// Reports an x or a target of a wrong type; an x in braces counts as an Input.
template <class LossType = void, class Network, class X = typename Network::Input, class Target, class... More>
constexpr std::enable_if_t<detail::IsNetwork<Network>::value && !detail::ExampleContract<Network, X, Target>::holds,
                           GradientCheck<float>>
gradient_check(const Network&, const X&, const Target&, More...) {
    detail::ExampleContract<Network, X, Target>::refuse();
    return {};
}

/// Reports a network of 16 bits, in which no difference is small.
template <class LossType = void, class Network, class Target, class... More>
constexpr std::enable_if_t<detail::ExampleContract<Network, typename Network::Input, Target>::holds &&
                               detail::IsFixed<typename Network::Scalar>::value,
                           GradientCheck<float>>
gradient_check(const Network&, const typename Network::Input&, const Target&, More...) {
    static_assert(
        detail::AlwaysFalse<Network>::value,
        "gradient_check(net, x, target): expected a network of float or double, as the steps of 16 bits are too "
        "coarse for differences. Check convert<double>(net).");
    return {};
}

/// Reports what is no network.
template <class LossType = void, class Other, class X, class Target, class... More,
          std::enable_if_t<!detail::IsNetwork<Other>::value, int> = 0>
constexpr GradientCheck<float> gradient_check(const Other&, const X&, const Target&, More...) {
    detail::check_network<Other>();
    return {};
}

} // namespace nervelet

#endif
