// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_UPDATE_HPP
#define NERVELET_TRAINING_FIXED_UPDATE_HPP

#include <cstddef>
#include <cstdint>

#include "../kernel/kernels.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/multiple.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/step_of_sum.hpp"
#include "../scalar/fixed16/turn.hpp"
#include "gradient_visitor.hpp"

namespace nervelet {
namespace detail {

/// The visitor of the second sweep in 16 bits: w -= rate dJ/dw, row by row, a row being the weights of one unit in one
/// example. The rate is that of one example: the mean of a batch is what the rows of all its examples change together,
/// each computed before any weight has changed. Rounding is at random, so that changes smaller than a step of a weight
/// add up: first rate dJ/dz, then every change of a weight, by one random number for the row, which is as fair to each
/// of them. The trainer's generator draws one number for each step, and RowRandom the others from that.
template <int WeightBits, int ActivationBits, class Rule, class State>
struct Update<Fixed<WeightBits, ActivationBits>, Rule, State> {
    using T = Fixed<WeightBits, ActivationBits>;
    using Rate = typename ScalarTraits<T>::Rate;

    T* parameters;
    Rate rate;
    fixed16::RowRandom random;
    static constexpr bool skips_zero_gradient = true;

    template <class Factor, class Count, class Generator>
    static constexpr Update of(T* parameters, State&, const Rule& rule, Count count, Generator& generator) {
        return Update{parameters, Factor::times(rule.scale).divided_by(static_cast<std::uint32_t>(std::size_t(count))),
                      fixed16::RowRandom{generator.next()}};
    }

    /// What changes in the weights of the units whose dJ/dz is `delta`. One type for all layers, so that kernels can be
    /// one function for them.
    struct Multiples {
        const T* delta;
        int delta_bits;
        Rate rate;
        fixed16::RowRandom& random;

        constexpr fixed16::Multiple operator()(std::size_t unit) const {
            fixed16::Multiple multiple{0, 0};
            if (delta[unit].raw != 0) {
                multiple.scale = rate.times(delta[unit].raw, delta_bits, random.next());
                if (multiple.scale != 0) {
                    multiple.start = static_cast<std::int32_t>(random.next() >> 16);
                }
            }
            return multiple;
        }
    };

    /// The weights of a layer's units lie from index `first` on, unit after unit, then their biases.
    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    constexpr void rows(const T* x, const T* delta, std::size_t first, fixed16::Turn) {
        static_assert(DeltaBits >= 10 && DeltaBits <= 14, "what a rate takes");
        kernel::fixed16_subtract_multiples<Inputs, Outputs, ActivationBits>(x, parameters + first,
                                                                            Multiples{delta, DeltaBits, rate, random});
    }

    /// Weights that are used at many positions: row(index, sum) changes one of them by its summed gradient.
    struct RowOfSums {
        T* parameters;
        fixed16::StepOfSum step;

        constexpr void operator()(std::size_t index, std::int32_t sum) const { step.subtract(sum, parameters[index]); }
    };

    /// Those of one filter.
    template <int DeltaBits>
    constexpr RowOfSums row_of_sums(fixed16::Turn) {
        return {parameters, fixed16::StepOfSum::of(rate, DeltaBits, random.next())};
    }
};

} // namespace detail
} // namespace nervelet

#endif
