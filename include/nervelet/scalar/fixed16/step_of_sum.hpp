// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_STEP_OF_SUM_HPP
#define NERVELET_SCALAR_FIXED16_STEP_OF_SUM_HPP

#include <cstdint>

#include "rate.hpp"
#include "raw.hpp"
#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

/// How a weight that is used at many positions learns, the weight of a filter: its gradient is summed over all of them
/// first, exactly, in 32 bits with DeltaBits + ActivationBits fraction bits, which is up to 256 in steps of 2^-23 for
/// the hidden layers of Fixed16. Then w = w - floor(rate sum + start), in steps of a weight, saturated: start, uniform
/// below one step, is one random number for all weights of a filter, and rounds each of their changes up or down so
/// that its mean is right. rate sum has DeltaBits or more fraction bits of its own there, to which it is rounded to the
/// nearest. Two multiplications in 32 bits, because no processor has to multiply in 64.
struct StepOfSum {
    std::int32_t mantissa; ///< of the rate
    int shift;             ///< 2^shift is one step of a weight
    std::int32_t start;    ///< below that

    /// delta_bits: 12 to 14, so the shift is 12 to 30. random: uniform over 32 bits.
    template <int BitsAbove>
    static constexpr StepOfSum of(const FixedRate<BitsAbove>& rate, int delta_bits, std::uint32_t random) {
        const int shift = delta_bits - 1 - BitsAbove + rate.exponent();
        return {rate.mantissa(), shift, static_cast<std::int32_t>(random >> (32 - shift))};
    }

    /// The change, in steps of a weight. The sum of its parts is at most 2^30 + 2^15 + 2^30 - 1 - 2^16.
    constexpr std::int32_t change(std::int32_t sum) const {
        const std::int32_t high = (sum >> 16) * mantissa;
        const std::uint32_t low = (static_cast<std::uint32_t>(sum) & 0xFFFFu) * static_cast<std::uint32_t>(mantissa);
        return (high + static_cast<std::int32_t>((low + 0x8000u) >> 16) + start) >> shift;
    }

    template <class T>
    constexpr void subtract(std::int32_t sum, T& weight) const {
        set_raw(weight, saturate(raw(weight) - change(sum)));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
