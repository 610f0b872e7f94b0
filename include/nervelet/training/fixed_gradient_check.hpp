// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_GRADIENT_CHECK_HPP
#define NERVELET_TRAINING_FIXED_GRADIENT_CHECK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "../convert.hpp"
#include "../core/random.hpp"
#include "../kernel/one_example.hpp"
#include "../label.hpp"
#include "../network/parameter_pairs.hpp"
#include "fixed_gradient_sum.hpp"
#include "gradient_checked.hpp"
#include "loss_difference.hpp"

namespace nervelet {
namespace detail {

/// A target of 16 bits in double.
template <class T, std::size_t Size>
constexpr std::array<double, Size> exact_target(const std::array<T, Size>& target) {
    return convert<double>(target);
}

constexpr Label exact_target(Label label) {
    return label;
}

/// The gradient of one example by back-propagation in 16 bits, compared with differences of the losses that the same
/// layers have in double.
template <class Loss, class Network, class Target, bool HasExactForm>
class FixedGradientCheck {
    using T = typename Network::Scalar;
    using Backpropagation = detail::Backpropagation<Network, Loss, 1>;
    using Sum = GradientSum<T, Network::parameter_count>;
    using Exact = decltype(convert<double>(std::declval<const Network&>()));
    using ExactTarget = decltype(exact_target(std::declval<const Target&>()));
    using Difference = LossDifference<Loss, Exact, ExactTarget>;

public:
    explicit constexpr FixedGradientCheck(const Network& network) : network_(network) {}

    constexpr GradientCheck<float> run(const typename Network::Input& x, const Target& target, double h,
                                       std::uint64_t seed) {
        auto random = make_generator<CheckedGenerator<Network>>(seed);
        typename Backpropagation::Tape tape{};
        if (Backpropagation::sweep(network_, &x, &target, kernel::OneExample{}, tape, random).refused()) {
            result_.largest_error = not_a_number<float>();
            return result_;
        }
        auto adder = gradient_.adder();
        Backpropagation::gradient(&x, kernel::OneExample{}, tape, adder);
        Exact exact = convert<double>(network_);
        const typename Exact::Input exact_x = convert<double>(x);
        const ExactTarget exact_t = exact_target(target);
        const Difference difference{exact, exact_x, exact_t, h, make_generator<CheckedGenerator<Exact>>(seed)};
        Comparison comparison{*this, difference};
        for_each_parameter_pair(network_, exact, comparison);
        return result_;
    }

private:
    /// Of one parameter of both networks.
    struct Comparison {
        FixedGradientCheck& check;
        const Difference& difference;

        constexpr void operator()(const T& parameter, double& exact) {
            const auto index = static_cast<std::size_t>(&parameter - check.network_.parameters().data());
            keep_largest_error(check.result_, index, check.analytic(index), static_cast<float>(difference.of(exact)));
        }
    };

    /// The gradient of a parameter; what the optimizer leaves to the rate is multiplied here.
    constexpr float analytic(std::size_t index) const {
        using Factor = LossFactorOf<Network, Loss>;
        constexpr float step = static_cast<float>(1 << Factor::doublings) / static_cast<float>(Factor::outputs) /
                               static_cast<float>(std::int32_t(1) << Sum::bits);
        return static_cast<float>(gradient_.numbers[index]) * step;
    }

    const Network& network_;
    Sum gradient_{};
    GradientCheck<float> result_{};
};

/// After a report that there are no such layers.
template <class Loss, class Network, class Target>
class FixedGradientCheck<Loss, Network, Target, false> {
public:
    explicit constexpr FixedGradientCheck(const Network&) {}

    constexpr GradientCheck<float> run(const typename Network::Input&, const Target&, double, std::uint64_t) {
        return {};
    }
};

} // namespace detail
} // namespace nervelet

#endif
