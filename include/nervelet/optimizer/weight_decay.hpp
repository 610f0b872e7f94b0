// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_WEIGHT_DECAY_HPP
#define NERVELET_OPTIMIZER_WEIGHT_DECAY_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/next_parameter.hpp"

namespace nervelet {

/// g += weight_decay * w, then as Optimizer: L2 regularization, of weights and biases alike. Usage:
///     template <class T>
///     using MyOptimizer = WeightDecay<SGD<T>>;
///     Trainer<Net, Loss, MyOptimizer> trainer{net, {{0.1f}, 1e-4f}};
/// Source: torch.optim, weight_decay.
template <class Optimizer>
struct WeightDecay : Optimizer {
    using T = decltype(Optimizer::learning_rate);
    T weight_decay; ///< 0 to below 1

    /// WeightDecay<SGD<T>>{{learning_rate}, weight_decay}.
    constexpr WeightDecay(const Optimizer& optimizer, T weight_decay_)
        : Optimizer(optimizer), weight_decay(weight_decay_) {}

    /// One step's constants. The gradient comes unscaled, because the decay is added first.
    struct Rule {
        typename Optimizer::Rule rule;
        T weight_decay;
        T scale;
        static constexpr bool skips_zero_gradient = false;

        /// The new parameter.
        template <class State>
        constexpr T operator()(T parameter, T gradient, State& state, std::size_t index) const {
            return detail::next_parameter(rule, parameter, (gradient + weight_decay * parameter) * rule.scale, state,
                                          index);
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return Optimizer::is_valid() && is_decay(weight_decay); }

    /// The constants of a step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm& norm) const {
        return Rule{Optimizer::rule(steps, norm), weight_decay, T(1)};
    }
};

} // namespace nervelet

#endif
