// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_MEAN_STEP_HPP
#define NERVELET_TRAINING_FIXED_MEAN_STEP_HPP

#include <cstddef>
#include <cstdint>

#include "../optimizer/base/fixed_constants.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/gradient.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/saturate.hpp"
#include "../scalar/fixed16/velocity_step.hpp"

namespace nervelet {
namespace detail {

/// A number cut to [-most, most].
constexpr std::int64_t cut_to(std::int64_t number, std::int64_t most) {
    return number > most ? most : number < -most ? -most : number;
}

/// floor(2^(30 + doublings) / count), bit by bit, because no processor has to divide in 64. 0 <= doublings < 32, count
/// > 0, and 2^doublings < 2 count.
constexpr std::uint32_t share_of_count(std::uint32_t count, int doublings) {
    std::uint32_t rest = std::uint32_t(1) << doublings;
    std::uint32_t share = rest >= count ? 1u : 0u;
    rest -= share * count;
    for (int bits_left = 30; bits_left > 0; --bits_left) { // rest < count
        const bool is_one = rest >= count - rest;
        rest = is_one ? rest - (count - rest) : rest + rest;
        share = 2 * share + (is_one ? 1u : 0u);
    }
    return share;
}

/// How an Accumulator's step changes parameters in 16 bits by their gradients' sums with 9 + ActivationBits fraction
/// bits. Here gradient descent; each parameter is rounded by random numbers of its own.
template <class T, class Rule>
struct FixedMeanStep {
    static constexpr int bits = 9 + T::activation_bits;
    static constexpr bool decays = Rule::decays;
    static constexpr bool clips = Rule::clips;

    std::int64_t mantissa; ///< of rate / count, below 2^31: its product with a sum fits 62 bits
    int shift;             ///< 40 to 57
    std::uint32_t decay_bits;
    std::int64_t bound;

    template <class Factor>
    static constexpr FixedMeanStep of(const Rule& rule, std::uint32_t count) {
        const auto rate = Factor::times(rule.scale);
        return {std::int64_t((static_cast<std::uint32_t>(rate.mantissa()) << 16) / count),
                31 + rate.exponent() + bits - T::weight_bits, decays ? decay_of_descent(rule) : 0,
                clips ? std::int64_t(bound_of_gradient<Factor>(rule, bits, 0x7FFFFFFFu)) * count : 0};
    }

    template <class State>
    constexpr void learn(std::int32_t sum, T& w, State&, std::size_t, fixed16::RowRandom& random) const {
        const std::uint32_t number = random.next();
        const std::int64_t start = std::int64_t(number) << (shift - 32);
        const std::int64_t change = ((clips ? cut_to(sum, bound) : sum) * mantissa + start) >> shift;
        const std::int32_t decay = decays ? drawn_decay(decay_bits, random.next()) : 0;
        const std::int32_t decayed = decays ? (decay * w.raw + static_cast<std::int32_t>(number >> 16)) >> 16 : 0;
        w.raw = fixed16::saturate(fixed16::saturate_to_32(w.raw - change - decayed));
    }
};

/// The same with momentum.
template <class T, int BitsAbove, bool Decays, bool Clips>
struct FixedMeanStep<T, FixedRule<BitsAbove, true, Decays, Clips>> {
    using Rule = FixedRule<BitsAbove, true, Decays, Clips>;

    FixedRate<BitsAbove> rate;
    std::int32_t momentum;
    std::uint32_t decay_bits;
    std::int32_t bound;    ///< of a gradient in velocities
    int gradient_bits;     ///< see fixed_constants.hpp
    std::int64_t mantissa; ///< of 1 / count, 2^30 to 2^31
    int shift;             ///< a sum mantissa 2^-shift is a gradient in velocities

    template <class Factor>
    static constexpr FixedMeanStep of(const Rule& rule, std::uint32_t count) {
        constexpr int bits = Factor::gradient_bits + T::activation_bits;
        int doublings = 0;
        while (doublings < 31 && (std::uint32_t(1) << doublings) < count) {
            ++doublings;
        }
        return {Factor::times(rule.scale),
                rule.momentum_in_15_bits(),
                Decays ? decay_of_velocity<Factor>(rule) : 0,
                Clips ? bound_of_gradient<Factor>(rule, bits, fixed16::largest_product) : fixed16::largest_product,
                Factor::gradient_bits,
                std::int64_t(share_of_count(count, doublings)),
                30 + doublings + 9 - Factor::gradient_bits};
    }

    template <class State>
    constexpr void learn(std::int32_t sum, T& w, State& state, std::size_t index, fixed16::RowRandom& random) const {
        const std::int32_t decay = Decays ? drawn_decay(decay_bits, random.next()) : 0;
        const auto mean = static_cast<std::int32_t>(cut_to((sum * mantissa) >> shift, bound));
        const fixed16::Gradient<Decays, false> gradient{0, decay, 0};
        const fixed16::VelocityStep step{momentum, static_cast<std::int32_t>(random.next() >> 17)};
        T& v = state.velocity[index];
        v.raw = step.next(v.raw, gradient.of(mean, w.raw));
        w.raw = fixed16::FollowingStep::of(rate, gradient_bits - BitsAbove, random.next()).next(w.raw, v.raw);
    }
};

} // namespace detail
} // namespace nervelet

#endif
