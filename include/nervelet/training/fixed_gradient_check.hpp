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
        compare_layers(difference, std::make_index_sequence<Network::Layers::parameter_layer_count>{});
        return result_;
    }

private:
    /// The gradient of a parameter; what the optimizer leaves to the rate is multiplied here.
    constexpr float analytic(std::size_t index) const {
        using Factor = LossFactorOf<Network, Loss>;
        constexpr float step = static_cast<float>(1 << Factor::doublings) / static_cast<float>(Factor::outputs) /
                               static_cast<float>(std::int32_t(1) << Sum::bits);
        return static_cast<float>(gradient_.numbers[index]) * step;
    }

    constexpr void compare(const Difference& difference, const T& parameter, double& exact) {
        const auto index = static_cast<std::size_t>(&parameter - network_.parameters().data());
        keep_largest_error(result_, index, analytic(index), static_cast<float>(difference.of(exact)));
    }

    /// Weight by weight, because scalars keep them in different orders.
    template <std::size_t Index>
    constexpr void compare_layer(const Difference& difference) {
        const auto weights = network_.template weights<Index>();
        const auto exact_weights = difference.network.template weights<Index>();
        for (std::size_t row = 0; row < weights.rows; ++row) {
            for (std::size_t column = 0; column < weights.columns; ++column) {
                compare(difference, weights(row, column), exact_weights(row, column));
            }
        }
        const auto bias = network_.template bias<Index>();
        const auto exact_bias = difference.network.template bias<Index>();
        for (std::size_t j = 0; j < bias.size(); ++j) {
            compare(difference, bias[j], exact_bias[j]);
        }
    }

    template <std::size_t... Index>
    constexpr void compare_layers(const Difference& difference, std::index_sequence<Index...>) {
        const int in_order[] = {(compare_layer<Index>(difference), 0)..., 0};
        static_cast<void>(in_order);
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
