// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_WEIGHT_DECAY_HPP
#define NERVELET_OPTIMIZER_WEIGHT_DECAY_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/decayed_gradient.hpp"
#include "base/fixed_weight_decay.hpp"
#include "base/next_parameter.hpp"
#include "base/norm_inside.hpp"

namespace nervelet {

/// g += weight_decay * w, then as Optimizer: L2 regularization, of weights and biases alike. A step is refused where
/// the decay could make a number overflow: with SGD, Momentum and Nesterov where learning_rate * weight_decay is above
/// 1; with optimizers that square gradients where weight_decay * |w| reaches the bound of a gradient (2^50 for float),
/// for which it looks at every w before a step. Clipping goes outside: ClipByNorm<WeightDecay<SGD<T>>>. Usage:
///     template <class T>
///     using MyOptimizer = WeightDecay<SGD<T>>;
///     Trainer<Net, Loss, MyOptimizer> trainer{net, {{0.1f}, 1e-4f}};
/// Source: torch.optim, weight_decay.
template <class Optimizer>
struct WeightDecay : Optimizer {
    using T = decltype(Optimizer::learning_rate);
    T weight_decay; ///< 0 to below 1, and with SGD, Momentum, Nesterov at most 1 / learning_rate

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
    constexpr bool is_valid() const {
        return Optimizer::is_valid() && is_decay(weight_decay) &&
               (!detail::GradientUse<Optimizer>::is_linear || is_share(Optimizer::learning_rate * gradient_decay()));
    }

    /// What w is multiplied with to be added to its gradient: the sum of all decays.
    constexpr T gradient_decay() const {
        return weight_decay + detail::gradient_decay<T>(static_cast<const Optimizer&>(*this), 0);
    }

    /// The constants of a step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{Optimizer::rule(steps, detail::NormInside<T>{}), weight_decay, T(1)};
    }
};

} // namespace nervelet

#endif
