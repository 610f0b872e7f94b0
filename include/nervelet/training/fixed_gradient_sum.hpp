// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_GRADIENT_SUM_HPP
#define NERVELET_TRAINING_FIXED_GRADIENT_SUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/row_random.hpp"
#include "../scalar/fixed16/saturate.hpp"
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

    /// Adds delta x for the weights of a unit, and delta for its bias.
    struct Adder {
        std::int32_t* sums;

        template <std::size_t Inputs, int DeltaBits>
        constexpr void row(const T* x, T delta, std::size_t first, std::size_t bias) const {
            if (delta.raw != 0) {
                for (std::size_t i = 0; i < Inputs; ++i) {
                    add<DeltaBits>(sums[first + i], std::int32_t(delta.raw) * x[i].raw);
                }
                add<DeltaBits>(sums[bias], std::int32_t(delta.raw) * (std::int32_t(1) << ActivationBits));
            }
        }

    private:
        /// product: with DeltaBits + ActivationBits.
        template <int DeltaBits>
        static constexpr void add(std::int32_t& sum, std::int32_t product) {
            constexpr int shift = DeltaBits + ActivationBits - bits;
            const std::int32_t rounded = (product + (std::int32_t(1) << (shift - 1))) >> shift;
            sum = fixed16::saturate_to_32(std::int64_t(sum) + rounded);
        }
    };

    constexpr Adder adder() { return Adder{numbers.data()}; }

    constexpr void clear() {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers[i] = 0;
        }
    }

    /// One step of SGD on the mean gradient of so many examples, rounded at random; then the sum is zero.
    template <class Factor, class Optimizer, class State, class Generator>
    constexpr void step(std::array<T, Size>& parameters, const Optimizer& optimizer, std::uint32_t steps,
                        std::uint32_t count, State&, Generator& generator) {
        const auto rate = Factor::times(optimizer.rule(steps, fixed16::NoNorm{}).scale);
        // rate / count as a mantissa below 2^31: its product with a sum fits 62 bits, the shift is 40 to 57.
        const std::int64_t mantissa = (std::int64_t(rate.mantissa()) << 16) / std::int64_t(count);
        const int shift = 31 + rate.exponent() + bits - WeightBits;
        fixed16::RowRandom random{generator.next()};
        for (std::size_t i = 0; i < Size; ++i) {
            const std::int64_t start = std::int64_t(random.next()) << (shift - 32);
            const std::int64_t change = (numbers[i] * mantissa + start) >> shift;
            parameters[i].raw = fixed16::saturate(fixed16::saturate_to_32(parameters[i].raw - change));
            numbers[i] = 0;
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
