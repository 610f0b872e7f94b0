// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_GRADIENT_SUM_HPP
#define NERVELET_TRAINING_FIXED_GRADIENT_SUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../optimizer/base/fixed_rule.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/saturate.hpp"
#include "../scalar/fixed16/turn.hpp"
#include "fixed_mean_step.hpp"
#include "gradient_sum.hpp"

namespace nervelet {
namespace detail {

/// The gradient buffer of an Accumulator in 16 bits: 32 bits for each parameter, with 9 + ActivationBits fraction bits,
/// saturated: up to 2048 in steps of 1e-6 for Fixed16.
template <int WeightBits, int ActivationBits, std::size_t Size>
struct GradientSum<Fixed<WeightBits, ActivationBits>, Size> {
    using T = Fixed<WeightBits, ActivationBits>;
    static constexpr int bits = 9 + ActivationBits;
    std::array<std::int32_t, Size> numbers{};

    /// Adds delta x for the weights of a layer's units, which lie from index `first` on, and then delta for their
    /// biases.
    struct Adder {
        std::int32_t* sums;
        static constexpr bool skips_zero_gradient = true;

        template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
        constexpr void rows(const T* x, const T* deltas, std::size_t first, fixed16::Turn) const {
            const RowOfSums row = row_of_sums<DeltaBits>({});
            for (std::size_t o = 0; o < Outputs; ++o) {
                const std::int32_t delta = deltas[o].raw;
                if (delta != 0) {
                    for (std::size_t i = 0; i < Inputs; ++i) {
                        row(first + o * Inputs + i, delta * x[i].raw);
                    }
                    row(first + Inputs * Outputs + o, delta * (std::int32_t(1) << ActivationBits));
                }
            }
        }

        /// Adds to the gradient of one parameter a number with `shift` fraction bits more, rounded.
        struct RowOfSums {
            std::int32_t* sums;
            int shift;

            constexpr void operator()(std::size_t index, std::int32_t sum) const {
                const std::int32_t rounded = (sum >> shift) + ((sum >> (shift - 1)) & 1);
                sums[index] = fixed16::saturate_to_32(std::int64_t(sums[index]) + rounded);
            }
        };

        template <int DeltaBits>
        constexpr RowOfSums row_of_sums(fixed16::Turn) const {
            return {sums, DeltaBits + ActivationBits - bits};
        }
    };

    constexpr Adder adder() { return Adder{numbers.data()}; }

    constexpr void clear() {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers[i] = 0;
        }
    }

    /// One step of an optimizer on the mean gradient of so many examples, rounded at random; then the sum is zero.
    template <class Factor, class Optimizer, class State, class Generator>
    constexpr void step(std::array<T, Size>& parameters, const Optimizer& optimizer, std::uint32_t steps,
                        std::uint32_t count, State& state, Generator& generator) {
        const auto rule = fixed_rule<WeightBits - ActivationBits>(optimizer.rule(steps, fixed16::NoNorm{}));
        const auto mean_step = FixedMeanStep<T, std::decay_t<decltype(rule)>>::template of<Factor>(rule, count);
        fixed16::RowRandom random{generator.next()};
        for (std::size_t i = 0; i < Size; ++i) {
            mean_step.learn(numbers[i], parameters[i], state, i, random);
            numbers[i] = 0;
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
