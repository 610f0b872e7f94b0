// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_UPDATE_HPP
#define NERVELET_TRAINING_FIXED_UPDATE_HPP

#include <cstddef>
#include <cstdint>

#include "../kernel/kernels.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/saturate.hpp"
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

    template <class Count, class Generator>
    static constexpr Update of(T* parameters, State&, const Rule& rule, Count count, Generator& generator) {
        return Update{parameters, rule.scale.divided_by(static_cast<std::uint32_t>(std::size_t(count))),
                      fixed16::RowRandom{generator.next()}};
    }

    /// The weights of a unit lie from index `first` on, its bias at `bias`.
    template <std::size_t Inputs, int DeltaBits>
    constexpr void row(const T* x, T delta, std::size_t first, std::size_t bias) {
        if (delta.raw == 0) {
            return;
        }
        const std::int32_t scale = rate.template times<DeltaBits>(delta.raw, random.next());
        if (scale == 0) {
            return;
        }
        const std::int32_t start = static_cast<std::int32_t>(random.next() >> 16);
        kernel::fixed16_subtract_multiple<Inputs>(x, scale, start, parameters + first);
        const std::int32_t change = (scale * (std::int32_t(1) << ActivationBits) + start) >> 16;
        parameters[bias].raw = fixed16::saturate(parameters[bias].raw - change);
    }
};

} // namespace detail
} // namespace nervelet

#endif
