// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_FIXED_MOMENTUM_HPP
#define NERVELET_OPTIMIZER_BASE_FIXED_MOMENTUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed.hpp"
#include "fixed_rule.hpp"

namespace nervelet {

template <class T>
struct Momentum;

namespace detail {

/// What Momentum keeps for each parameter in 16 bits: v. Its fraction bits depend on the loss, see
/// base/fixed_constants.hpp.
template <class T, std::size_t Parameters>
struct FixedVelocity {
    std::array<T, Parameters> velocity;

    /// Whether one of them can be that number: v is saturated, so every one can.
    static constexpr bool allows(T, std::size_t) { return true; }
};

} // namespace detail

/// The same in 16 bits: v is an integer of 16 bits, not multiplied by the rate, saturated, and rounded at random.
template <int WeightBits, int ActivationBits>
struct Momentum<Fixed<WeightBits, ActivationBits>> {
    using T = Fixed<WeightBits, ActivationBits>;
    typename ScalarTraits<T>::Rate learning_rate; ///< 0 to below 1/8, see FixedRate
    FixedShareOfOne momentum = 0.9f;              ///< decay of v, 0 to below 1 - 2^-16

    static constexpr bool squares_gradient = false; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: v.
    template <std::size_t Parameters>
    using State = detail::FixedVelocity<T, Parameters>;

    /// One step's constants.
    using Rule = detail::FixedRule<WeightBits - ActivationBits, true, false, false>;

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return is_rate(learning_rate) && momentum.is_valid(); }

    /// The constants of a step, the same in every step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{learning_rate, momentum, {}, {}};
    }
};

} // namespace nervelet

#endif
