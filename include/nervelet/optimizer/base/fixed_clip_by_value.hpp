// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_FIXED_CLIP_BY_VALUE_HPP
#define NERVELET_OPTIMIZER_BASE_FIXED_CLIP_BY_VALUE_HPP

#include <cstdint>
#include <utility>

#include "../../scalar/fixed.hpp"
#include "fixed_rule.hpp"
#include "norm_inside.hpp"

namespace nervelet {

template <class Optimizer>
struct WeightDecay;
template <class Optimizer>
struct ClipByValue;

namespace detail {

/// ClipByValue in 16 bits, of single examples and of an Accumulator's mean gradient.
template <class Optimizer, int BitsAbove>
struct FixedClipByValue : Optimizer {
    using InnerRule = decltype(fixed_rule<BitsAbove>(std::declval<const typename Optimizer::Rule&>()));
    FixedBound maximum; ///< 2^-22 to below 1024, which no gradient reaches

    /// ClipByValue<SGD<T>>{{learning_rate}, maximum}.
    constexpr FixedClipByValue(const Optimizer& optimizer, FixedBound maximum_)
        : Optimizer(optimizer), maximum(maximum_) {}

    /// One step's constants.
    using Rule = FixedRule<BitsAbove, InnerRule::moves, InnerRule::decays, true>;

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return Optimizer::is_valid() && maximum.is_valid() && maximum.mantissa() > 0; }

    /// The constants of a step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        const InnerRule inner = fixed_rule<BitsAbove>(Optimizer::rule(steps, NormInside<FixedBound>{}));
        return Rule{inner.scale, inner.momentum, inner.weight_decay, maximum};
    }
};

} // namespace detail

/// The same in 16 bits, see detail::FixedClipByValue.
template <template <class> class Inner, int WeightBits, int ActivationBits>
struct ClipByValue<Inner<Fixed<WeightBits, ActivationBits>>>
    : detail::FixedClipByValue<Inner<Fixed<WeightBits, ActivationBits>>, WeightBits - ActivationBits> {
    using Base = detail::FixedClipByValue<Inner<Fixed<WeightBits, ActivationBits>>, WeightBits - ActivationBits>;
    using Base::Base;
};

template <template <class> class Inner, int WeightBits, int ActivationBits>
struct ClipByValue<WeightDecay<Inner<Fixed<WeightBits, ActivationBits>>>>
    : detail::FixedClipByValue<WeightDecay<Inner<Fixed<WeightBits, ActivationBits>>>, WeightBits - ActivationBits> {
    using Base =
        detail::FixedClipByValue<WeightDecay<Inner<Fixed<WeightBits, ActivationBits>>>, WeightBits - ActivationBits>;
    using Base::Base;
};

} // namespace nervelet

#endif
