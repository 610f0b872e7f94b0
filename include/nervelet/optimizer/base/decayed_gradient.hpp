// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_DECAYED_GRADIENT_HPP
#define NERVELET_OPTIMIZER_BASE_DECAYED_GRADIENT_HPP

#include <limits>
#include <type_traits>

#include "../../core/math/bits.hpp"
#include "../../core/math/sqrt.hpp"
#include "../../scalar/traits.hpp"

namespace nervelet {

namespace detail {

// A decay adds decay * w to a gradient whose bound was looked at before. What can overflow by that depends on what the
// optimizer does with a gradient, which it says by squares_gradient:
//     false  a step is the rate times a sum of gradients. |w| never grows by a decay with rate * decay <= 1; from
//            2 on (Nesterov: from 4/3 on) w overshoots farther in every step.
//     true   a step is divided by the root of squared gradients, so w never grows by the decay; but decay * w must
//            not reach the bound of a gradient, or its square would be infinite.
// One that does not say it is taken for both.

/// Whether an optimizer squares its gradients, and whether its steps are as long as these.
template <class Optimizer, class = void>
struct GradientUse {
    static constexpr bool squares = true;
    static constexpr bool is_linear = true;
};

template <class Optimizer>
struct GradientUse<Optimizer, std::enable_if_t<Optimizer::squares_gradient || true>> {
    static constexpr bool squares = Optimizer::squares_gradient;
    static constexpr bool is_linear = !Optimizer::squares_gradient;
};

/// The decay that an optimizer adds to a gradient: where it has gradient_decay(), as WeightDecay, else 0.
template <class T, class Optimizer>
constexpr auto gradient_decay(const Optimizer& optimizer, int) -> decltype(optimizer.gradient_decay()) {
    return optimizer.gradient_decay();
}

template <class T, class Optimizer>
constexpr T gradient_decay(const Optimizer&, long) {
    return T(0);
}

/// Whether an optimizer adds a decay to gradients and squares the sum.
template <class Optimizer, class = void>
struct SquaresDecay : std::false_type {};

template <class Optimizer>
struct SquaresDecay<Optimizer, decltype(static_cast<void>(&Optimizer::gradient_decay))>
    : std::integral_constant<bool, GradientUse<Optimizer>::squares> {};

/// Whether what a decay adds to each parameter's gradient stays below the bound of a gradient.
template <class Parameters, class Optimizer>
constexpr std::enable_if_t<SquaresDecay<Optimizer>::value, bool> is_decay_bounded(const Optimizer& optimizer,
                                                                                  const Parameters& parameters) {
    using T = typename Parameters::value_type;
    using Unsigned = typename math::Bits<T>::Unsigned;
    constexpr T highest = (std::numeric_limits<T>::max)();
    const T bound = math::sqrt(ScalarTraits<T>::largest_squared_gradient());
    const T decay = optimizer.gradient_decay();
    const T limit = decay > bound / highest ? bound / decay : highest;
    // |w| and the limit are compared as bits, which is one instruction also without a floating-point unit.
    const Unsigned limit_bits = static_cast<Unsigned>(math::to_bits(limit) << 1);
    for (const T parameter : parameters) {
        if (static_cast<Unsigned>(math::to_bits(parameter) << 1) >= limit_bits) {
            return false;
        }
    }
    return true;
}

/// Other optimizers do not look at the parameters.
template <class Parameters, class Optimizer>
constexpr std::enable_if_t<!SquaresDecay<Optimizer>::value, bool> is_decay_bounded(const Optimizer&,
                                                                                   const Parameters&) {
    return true;
}

} // namespace detail

} // namespace nervelet

#endif
