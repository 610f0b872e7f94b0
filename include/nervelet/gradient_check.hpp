// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_GRADIENT_CHECK_HPP
#define NERVELET_GRADIENT_CHECK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/random.hpp"
#include "training/contract.hpp"
#include "training/exact_form.hpp"
#include "training/fixed_gradient_check.hpp"
#include "training/gradient_checked.hpp"
#include "training/loss_difference.hpp"
#include "training/target_contract.hpp"

namespace nervelet {

namespace detail {

/// The visitor of gradient_check: it gets every analytic gradient and compares it with a difference of losses.
template <class Loss, class Network, class Target>
struct GradientDifference {
    using T = typename Network::Scalar;
    using Difference = LossDifference<Loss, Network, Target>;
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    Difference difference;
    GradientCheck<T> result;

    constexpr GradientCheck<T> run() {
        typename Difference::Tape tape{};
        difference.loss(tape);
        Difference::Backpropagation::gradient(&difference.x, kernel::OneExample{}, tape, *this);
        return result;
    }

    constexpr T scale() const { return T(1); }

    constexpr void operator()(std::size_t index, T analytic) {
        keep_largest_error(result, index, analytic, difference.of(difference.network.parameters()[index]));
    }
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
    Check check{{network, x, target, h, detail::make_generator<detail::CheckedGenerator<Network>>(seed)}, {}};
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

/// The same of a network of 16 bits: its back-propagation in integers is compared with differences of the losses that
/// the same parameters have in double, as far apart as 16 bits are coarse. Without saturation the error of Fixed16 is
/// below 0.01 where x is at no kink of an activation. Takes 4 bytes for each parameter, and the network in double.
template <class LossType = void, class Network, class Target>
constexpr std::enable_if_t<detail::ExampleContract<Network, typename Network::Input, Target>::holds &&
                               detail::IsFixed<typename Network::Scalar>::value,
                           GradientCheck<float>>
gradient_check(const Network& network, const typename Network::Input& x, const Target& target, double h = 1e-5,
               std::uint64_t seed = 1) {
    detail::check_label<Network, Target>();
    using Loss = typename detail::CheckedLoss<Network, LossType>::type;
    using Check = detail::FixedGradientCheck<Loss, Network, Target, detail::check_exact_form<Network>()>;
    return Check(network).run(x, target, h, seed);
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
