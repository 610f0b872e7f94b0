// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_DESCENT_UPDATE_HPP
#define NERVELET_TRAINING_FIXED_DESCENT_UPDATE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../kernel/kernels.hpp"
#include "../layer/base/fixed_deltas.hpp"
#include "../optimizer/base/fixed_constants.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/gradient.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/saturate.hpp"
#include "../scalar/fixed16/step_of_sum.hpp"
#include "../scalar/fixed16/turn.hpp"
#include "gradient_visitor.hpp"

namespace nervelet {
namespace detail {

/// The visitor of the second sweep in 16 bits by gradient descent as in fixed_update.hpp, with weight decay, which acts
/// in the first example's turn, or with gradients that are cut.
template <int WeightBits, int ActivationBits, int BitsAbove, bool Decays, bool Clips, class State>
struct Update<Fixed<WeightBits, ActivationBits>, FixedRule<BitsAbove, false, Decays, Clips>, State> {
    using T = Fixed<WeightBits, ActivationBits>;
    using Rule = FixedRule<BitsAbove, false, Decays, Clips>;
    using Gradient = fixed16::Gradient<Decays, Clips>;

    T* parameters;
    typename ScalarTraits<T>::Rate rate;
    std::uint32_t decay_bits;           ///< see drawn_decay()
    std::int32_t bound;                 ///< of a product, where rate dJ/dz is saturated
    std::array<std::int32_t, 3> bounds; ///< of gradients, where dJ/dz has 14, 12 and 10 fraction bits
    fixed16::RowRandom random;
    static constexpr bool skips_zero_gradient = !Decays;

    template <class Factor, class Count, class Generator>
    static constexpr Update of(T* parameters, State&, const Rule& rule, Count count, Generator& generator) {
        return Update{parameters,
                      Factor::times(rule.scale).divided_by(static_cast<std::uint32_t>(std::size_t(count))),
                      Decays ? decay_of_descent(rule) : 0,
                      Clips ? bound_of_descent(rule, WeightBits) : 0,
                      {{bound_of<Factor, 14>(rule), bound_of<Factor, 12>(rule), bound_of<Factor, 10>(rule)}},
                      fixed16::RowRandom{generator.next()}};
    }

    constexpr std::int32_t next_decay(fixed16::Turn turn) {
        return Decays && turn.is_first ? drawn_decay(decay_bits, random.next()) : 0;
    }

    /// The bound of gradients dJ/dz x, where dJ/dz has DeltaBits.
    template <int DeltaBits>
    constexpr std::int32_t bound_with() const {
        static_assert(DeltaBits >= 10 && DeltaBits <= 14, "bounds for 10 to 14 bits");
        return bounds[(14 - DeltaBits) / 2] >> (DeltaBits % 2);
    }

    template <class Factor, int DeltaBits>
    static constexpr std::int32_t bound_of(const Rule& rule) {
        return Clips ? bound_of_gradient<Factor>(rule, DeltaBits + ActivationBits, 0x7FFFFFFFu) : 0;
    }

    /// What products of a scale, which was drawn for a delta, are cut to.
    template <int DeltaBits>
    constexpr std::int32_t limit(std::int32_t scale, std::int32_t delta) {
        return !Clips || scale == 0 || scale >= 32767 || scale <= -32767
                   ? bound
                   : fixed16::limit_of_products(scale, delta, bound_with<DeltaBits>(), random.next() >> 17);
    }

    /// The weights of a layer's units lie from index `first` on, unit after unit, then their biases. The random numbers
    /// of a row in this order: of the decay, of rate dJ/dz, of what its products are cut to, of the weights.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void rows(const T* x, const T* delta, std::size_t first, fixed16::Turn turn) {
        constexpr T one = T::from_raw(ActivationBits < 15 ? 1 << ActivationBits : 32767);
        T* w = parameters + first;
        T* bias = w + Inputs * Outputs;
        for (std::size_t o = 0; o < Outputs; ++o, w += Inputs, ++bias) {
            Gradient gradient{0, next_decay(turn), bound};
            if (delta[o].raw != 0) {
                gradient.scale = rate.times(delta[o].raw, DeltaBits, random.next());
                gradient.limit = limit<DeltaBits>(gradient.scale, delta[o].raw);
            }
            if (gradient.scale != 0 || gradient.decay != 0) {
                const auto start = static_cast<std::int32_t>(random.next() >> 16);
                descend(x, Inputs, gradient, start, w);
                descend(&one, 1, gradient, start, bias);
            }
        }
    }

    static constexpr void descend(const T* x, std::size_t size, const Gradient& gradient, std::int32_t start, T* w) {
        if (gradient.decay != 0) {
            kernel::fixed16_descend(x, size, gradient, start, w);
        } else {
            kernel::fixed16_descend(x, size, gradient.without_decay(), start, w);
        }
    }

    /// Weights that are used at many positions: row(index, sum) changes one of them by its summed gradient.
    struct RowOfSums {
        T* parameters;
        fixed16::StepOfSum step;
        std::int32_t start;
        fixed16::Gradient<false, Clips> gradient;
        std::int32_t decay;

        constexpr void operator()(std::size_t index, std::int32_t sum) const {
            T& w = parameters[index];
            const std::int32_t decayed = Decays ? (decay * w.raw + start) >> 16 : 0;
            w.raw = fixed16::saturate(w.raw - step.change(gradient.of(sum, 0)) - decayed);
        }
    };

    /// Those of one filter. One random number rounds what its weights change by their gradients, and what they decay.
    template <int DeltaBits>
    constexpr RowOfSums row_of_sums(fixed16::Turn turn) {
        const std::int32_t decay = next_decay(turn);
        const std::uint32_t number = random.next();
        return {parameters,
                fixed16::StepOfSum::of(rate, DeltaBits, number),
                static_cast<std::int32_t>(number >> 16),
                {0, 0, bound_with<DeltaBits>()},
                decay};
    }
};

} // namespace detail
} // namespace nervelet

#endif
