// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_MOMENTUM_UPDATE_HPP
#define NERVELET_TRAINING_FIXED_MOMENTUM_UPDATE_HPP

#include <cstddef>
#include <cstdint>

#include "../kernel/kernels.hpp"
#include "../optimizer/base/fixed_constants.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/gradient.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/share_of_batch.hpp"
#include "../scalar/fixed16/turn.hpp"
#include "../scalar/fixed16/velocity_step.hpp"
#include "gradient_visitor.hpp"

namespace nervelet {
namespace detail {

/// The visitor of the second sweep in 16 bits with momentum: v = momentum v + g, w -= rate v, row by row, also where
/// dJ/dz is zero, because v goes on. Each example of a batch adds its share to v; the first one lets v fade before, and
/// after the last one w follows it. Both are rounded at random, each by one number for the row.
template <int WeightBits, int ActivationBits, int BitsAbove, bool Decays, bool Clips, class State>
struct Update<Fixed<WeightBits, ActivationBits>, FixedRule<BitsAbove, true, Decays, Clips>, State> {
    using T = Fixed<WeightBits, ActivationBits>;
    using Rule = FixedRule<BitsAbove, true, Decays, Clips>;
    using Gradient = fixed16::Gradient<Decays, Clips>;

    T* parameters;
    T* velocities;
    typename ScalarTraits<T>::Rate rate;
    std::int32_t momentum;
    std::uint32_t decay_bits; ///< see drawn_decay()
    std::int32_t bound;
    int gradient_bits;
    fixed16::ShareOfBatch share;
    fixed16::RowRandom random;
    static constexpr bool skips_zero_gradient = false;

    template <class Factor, class Count, class Generator>
    static constexpr Update of(T* parameters, State& state, const Rule& rule, Count count, Generator& generator) {
        constexpr int bits = Factor::gradient_bits + ActivationBits;
        return Update{parameters,
                      state.velocity.data(),
                      Factor::times(rule.scale),
                      rule.momentum_in_15_bits(),
                      Decays ? decay_of_velocity<Factor>(rule) : 0,
                      Clips ? bound_of_gradient<Factor>(rule, bits, fixed16::largest_product) : 0,
                      Factor::gradient_bits,
                      fixed16::ShareOfBatch::of(static_cast<std::uint32_t>(std::size_t(count))),
                      fixed16::RowRandom{generator.next()}};
    }

    /// How the parameters of one row learn from one example.
    struct Row {
        Gradient gradient;
        fixed16::VelocityStep velocity_step;
        fixed16::FollowingStep following_step;
        bool follows;
        T* parameters;
        T* velocities;
        fixed16::ShareOfBatch share;
        int up;

        /// One of them, by a product of its gradient.
        constexpr void learn(std::size_t index, std::int32_t product) const {
            T& v = velocities[index];
            T& w = parameters[index];
            v.raw = velocity_step.next(v.raw, gradient.of(product, w.raw));
            if (follows) {
                w.raw = following_step.next(w.raw, v.raw);
            }
        }

        /// One of them, by its summed gradient.
        constexpr void operator()(std::size_t index, std::int32_t sum) const { learn(index, share.of_sum(sum, up)); }
    };

    /// A row, its random numbers drawn in this order: of the decay, of v, and of w.
    template <int DeltaBits>
    constexpr Row row_of_sums(fixed16::Turn turn) {
        static_assert(DeltaBits >= 10 && DeltaBits <= 14, "what 12 or 14 bits are made of");
        const std::int32_t decay = Decays && turn.is_first ? drawn_decay(decay_bits, random.next()) : 0;
        const fixed16::VelocityStep velocity_step{turn.is_first ? momentum : 32768,
                                                  static_cast<std::int32_t>(random.next() >> 17)};
        const auto following_step =
            turn.is_last ? fixed16::FollowingStep::of(rate, gradient_bits - Rule::bits_above, random.next())
                         : fixed16::FollowingStep{0, 0, 1};
        return Row{
            Gradient{0, decay, bound}, velocity_step, following_step, turn.is_last, parameters, velocities, share,
            gradient_bits - DeltaBits};
    }

    /// The weights of a layer's units lie from index `first` on, unit after unit, then their biases.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void rows(const T* x, const T* delta, std::size_t first, fixed16::Turn turn) {
        for (std::size_t o = 0; o < Outputs; ++o) {
            Row row = row_of_sums<DeltaBits>(turn);
            row.gradient.scale = share.of_delta(delta[o].raw, row.up, share.is_whole() ? 0 : random.next());
            const std::size_t at = first + o * Inputs;
            T* const w = parameters + at;
            T* const v = velocities + at;
            if (Decays && row.gradient.decay != 0) {
                kernel::fixed16_advance(x, Inputs, row.gradient, row.velocity_step, w, v);
            } else if (row.gradient.scale != 0 || turn.is_first) {
                kernel::fixed16_advance(x, Inputs, row.gradient.without_decay(), row.velocity_step, w, v);
            }
            if (turn.is_last) {
                kernel::fixed16_follow(v, Inputs, row.following_step, w);
            }
            row.learn(first + Inputs * Outputs + o, row.gradient.scale * (std::int32_t(1) << ActivationBits));
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
