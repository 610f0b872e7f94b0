// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_FIXED_WEIGHT_DECAY_HPP
#define NERVELET_OPTIMIZER_BASE_FIXED_WEIGHT_DECAY_HPP

#include <cstdint>
#include <utility>

#include "../../scalar/fixed.hpp"
#include "fixed_constants.hpp"
#include "norm_inside.hpp"

namespace nervelet {

template <class Optimizer>
struct WeightDecay;

/// The same in 16 bits, with SGD or Momentum. A step is refused where a product could overflow by the decay: with SGD
/// where rate weight_decay is 1/4 or more; with Momentum where weight_decay is 8 (1 - momentum) or more for Fixed16 and
/// CrossEntropy, see fits_loss().
template <template <class> class Inner, int WeightBits, int ActivationBits>
struct WeightDecay<Inner<Fixed<WeightBits, ActivationBits>>> : Inner<Fixed<WeightBits, ActivationBits>> {
    using Optimizer = Inner<Fixed<WeightBits, ActivationBits>>;
    using InnerRule =
        decltype(detail::fixed_rule<WeightBits - ActivationBits>(std::declval<const typename Optimizer::Rule&>()));
    FixedShareOfOne weight_decay; ///< 0 to below 1

    /// WeightDecay<SGD<T>>{{learning_rate}, weight_decay}.
    constexpr WeightDecay(const Optimizer& optimizer, FixedShareOfOne weight_decay_)
        : Optimizer(optimizer), weight_decay(weight_decay_) {}

    /// One step's constants.
    using Rule = detail::FixedRule<WeightBits - ActivationBits, InnerRule::moves, true, false>;

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const {
        return Optimizer::is_valid() && weight_decay.is_valid() &&
               (InnerRule::moves || detail::decay_fits_descent(rule(0, fixed16::NoNorm{})));
    }

    /// The constants of a step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        const InnerRule inner =
            detail::fixed_rule<WeightBits - ActivationBits>(Optimizer::rule(steps, detail::NormInside<FixedBound>{}));
        return Rule{inner.scale, inner.momentum, weight_decay, {}};
    }
};

} // namespace nervelet

#endif
