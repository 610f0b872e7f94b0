// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_CLIP_BY_VALUE_HPP
#define NERVELET_OPTIMIZER_CLIP_BY_VALUE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/fixed_clip_by_value.hpp"
#include "base/next_parameter.hpp"
#include "base/norm_inside.hpp"

namespace nervelet {

/// g clamped to [-maximum, maximum], then as Optimizer. Usage:
///     template <class T>
///     using MyOptimizer = ClipByValue<SGD<T>>;
///     Trainer<Net, Loss, MyOptimizer> trainer{net, {{0.1f}, 1.0f}};
/// Source: torch.nn.utils.clip_grad_value_.
template <class Optimizer>
struct ClipByValue : Optimizer {
    using T = decltype(Optimizer::learning_rate);
    T maximum; ///< above 0

    /// ClipByValue<SGD<T>>{{learning_rate}, maximum}.
    constexpr ClipByValue(const Optimizer& optimizer, T maximum_) : Optimizer(optimizer), maximum(maximum_) {}

    /// One step's constants. The gradient comes unscaled, because it is clamped first.
    struct Rule {
        typename Optimizer::Rule rule;
        T maximum;
        T scale;
        static constexpr bool skips_zero_gradient = Optimizer::Rule::skips_zero_gradient;

        /// The new parameter.
        template <class State>
        constexpr T operator()(T parameter, T gradient, State& state, std::size_t index) const {
            const T cut = gradient > maximum ? maximum : gradient < -maximum ? -maximum : gradient;
            return detail::next_parameter(rule, parameter, cut * rule.scale, state, index);
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return Optimizer::is_valid() && maximum > T(0); }

    /// The constants of a step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{Optimizer::rule(steps, detail::NormInside<T>{}), maximum, T(1)};
    }
};

} // namespace nervelet

#endif
