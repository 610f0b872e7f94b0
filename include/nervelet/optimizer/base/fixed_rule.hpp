// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_FIXED_RULE_HPP
#define NERVELET_OPTIMIZER_BASE_FIXED_RULE_HPP

#include <cstdint>

#include "../../scalar/fixed16/rate.hpp"
#include "../../scalar/fixed16/scaled.hpp"

namespace nervelet {

/// A momentum or a weight decay in 16 bits, 0 to below 1 - 2^-16, held as a rate is: with 15 bits, fewer below 2^-17,
/// and 0 below 2^-33.
using FixedShareOfOne = FixedRate<-1>;

/// A bound of gradients in 16 bits, 2^-22 to below 1024, held as a rate is.
using FixedBound = FixedRate<-11>;

namespace detail {

/// One step's constants in 16 bits of all optimizers but plain SGD: what they are made of, before it is known which
/// loss and layers they are for. Moves: there are velocities. Decays: there is a weight_decay. Clips: there is a
/// maximum.
template <int BitsAbove, bool Moves, bool Decays, bool Clips>
struct FixedRule {
    FixedRate<BitsAbove> scale; ///< the learning rate
    FixedShareOfOne momentum;
    FixedShareOfOne weight_decay;
    FixedBound maximum;
    static constexpr int bits_above = BitsAbove;
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool moves = Moves;
    static constexpr bool decays = Decays;
    static constexpr bool clips = Clips;

    /// The momentum with 15 fraction bits, below 2^15.
    constexpr std::int32_t momentum_in_15_bits() const {
        return fixed16::scaled(static_cast<std::uint64_t>(momentum.mantissa()), -momentum.exponent(), 32767);
    }
};

/// The rule of SGD as such a one.
template <int BitsAbove, class Rule>
constexpr FixedRule<BitsAbove, false, false, false> fixed_rule(const Rule& rule) {
    return {rule.scale, {}, {}, {}};
}

template <int BitsAbove, bool Moves, bool Decays, bool Clips>
constexpr FixedRule<BitsAbove, Moves, Decays, Clips>
fixed_rule(const FixedRule<BitsAbove, Moves, Decays, Clips>& rule) {
    return rule;
}

} // namespace detail
} // namespace nervelet

#endif
