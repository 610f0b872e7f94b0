// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_FIXED_CONSTANTS_HPP
#define NERVELET_OPTIMIZER_BASE_FIXED_CONSTANTS_HPP

#include <cstdint>
#include <type_traits>

#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/scaled.hpp"
#include "fixed_rule.hpp"

namespace nervelet {
namespace detail {

// The numbers of a rule, a FixedRule, for a loss that it is used with; Factor is its LossFactor. dJ/dz comes without
// the factor of the loss, which is in the rate instead; and so do velocities, v = momentum v + dJ/dz x + weight_decay w
// / factor. Their fraction bits: dJ/dz has Factor::gradient_bits in them, 14, up to 2, or 12, up to 8; a product with
// an input 15 more than v.

/// A decay that a unit's weights are multiplied by: whole numbers d whose mean is decay_bits / 2^16.
constexpr std::int32_t drawn_decay(std::uint32_t decay_bits, std::uint32_t random) {
    return static_cast<std::int32_t>((decay_bits + (random >> 16)) >> 16);
}

/// What it is for velocities, times 2^16; no more than 2^31 - 1, which fits no momentum.
template <class Factor, class Rule>
constexpr std::uint32_t decay_of_velocity(const Rule& rule) {
    const int exponent =
        1 + Factor::gradient_bits - Rule::bits_above - Factor::doublings - rule.weight_decay.exponent();
    const auto decay = static_cast<std::uint64_t>(rule.weight_decay.mantissa()) * Factor::outputs;
    return static_cast<std::uint32_t>(fixed16::scaled(decay, exponent, 0x7FFFFFFFu));
}

/// What it is for gradient descent, times 2^16: rate weight_decay 2^16.
template <class Rule>
constexpr std::uint32_t decay_of_descent(const Rule& rule) {
    const auto decay =
        static_cast<std::uint64_t>(rule.weight_decay.mantissa()) * static_cast<std::uint64_t>(rule.scale.mantissa());
    return static_cast<std::uint32_t>(
        fixed16::scaled(decay, 2 - rule.weight_decay.exponent() - rule.scale.exponent(), 0x7FFFFFFFu));
}

/// maximum / factor with so many fraction bits, at most `most`.
template <class Factor, class Rule>
constexpr std::int32_t bound_of_gradient(const Rule& rule, int bits, std::uint32_t most) {
    const auto bound = static_cast<std::uint64_t>(rule.maximum.mantissa()) * Factor::outputs;
    return fixed16::scaled(bound, bits - 15 - Factor::doublings - rule.maximum.exponent(), most);
}

/// The same as a product of gradient descent, rate maximum 2^(WeightBits + 16).
template <class Rule>
constexpr std::int32_t bound_of_descent(const Rule& rule, int weight_bits) {
    const auto bound =
        static_cast<std::uint64_t>(rule.maximum.mantissa()) * static_cast<std::uint64_t>(rule.scale.mantissa());
    return fixed16::scaled(bound, weight_bits - 14 - rule.maximum.exponent() - rule.scale.exponent(), 0x40000000u);
}

/// Whether no product of gradient descent overflows by the decay: rate weight_decay < 1/4.
template <class Rule>
constexpr bool decay_fits_descent(const Rule& rule) {
    return decay_of_descent(rule) < 0x40000000u;
}

/// Whether a rule keeps velocities and adds a decay to them, which has to be looked at together with the loss.
template <class Rule>
struct DecaysVelocity : std::false_type {};

template <int BitsAbove, bool Clips>
struct DecaysVelocity<FixedRule<BitsAbove, true, true, Clips>> : std::true_type {};

/// Whether the numbers of an optimizer, which are valid, can be used with that loss. In 16 bits no velocity overflows
/// by the decay if momentum and decay, both with 15 fraction bits, are at most 1 together.
template <class Factor, class Optimizer>
constexpr std::enable_if_t<DecaysVelocity<typename Optimizer::Rule>::value, bool>
fits_loss(const Optimizer& optimizer) {
    const typename Optimizer::Rule rule = optimizer.rule(0, fixed16::NoNorm{});
    const auto left = static_cast<std::uint32_t>(32768 - rule.momentum_in_15_bits());
    return (decay_of_velocity<Factor>(rule) >> 16) < left;
}

template <class Factor, class Optimizer>
constexpr std::enable_if_t<!DecaysVelocity<typename Optimizer::Rule>::value, bool> fits_loss(const Optimizer&) {
    return true;
}

} // namespace detail
} // namespace nervelet

#endif
