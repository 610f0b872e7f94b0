// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_RATE_HPP
#define NERVELET_SCALAR_FIXED16_RATE_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/math/bits.hpp"
#include "of_float.hpp"
#include "saturate.hpp"

namespace nervelet {

/// A learning rate as mantissa 2^-(15 + exponent) with a mantissa of 15 bits, so that every rate has the same relative
/// accuracy, 2^-15, down to 2^-(1 + highest_exponent); below that the mantissa has fewer bits, and is zero in the end.
/// It is made of a float by its bits: no float routine is linked. BitsAbove: how many fraction bits a weight has more
/// than an activation; a rate has to be below 2^-(1 + BitsAbove), 1/8 for Fixed16.
template <int BitsAbove>
class FixedRate {
public:
    static constexpr int lowest_exponent = 1 + BitsAbove;   ///< of the largest rates
    static constexpr int highest_exponent = 17 + BitsAbove; ///< of the smallest

    /// 0.
    constexpr FixedRate() : FixedRate(0.0f) {}

    /// That rate; is_valid() says whether it is one.
    constexpr FixedRate(float rate) : mantissa_(refusal), exponent_(0) {
        const fixed16::FloatParts parts = fixed16::parts_of(rate);
        if (!parts.is_nan && (!parts.is_negative || parts.significand == 0)) {
            set(parts.significand, parts.exponent);
        }
    }

    /// Whether it can be a learning rate: 0 <= rate < 2^-(1 + BitsAbove).
    constexpr bool is_valid() const {
        return mantissa_ >= 0 && exponent_ >= lowest_exponent && exponent_ <= highest_exponent;
    }

    /// mantissa 2^-(15 + exponent).
    constexpr std::int16_t mantissa() const { return mantissa_; }
    /// See mantissa().
    constexpr std::int16_t exponent() const { return exponent_; }

    /// The rate as a float; -1 or a meaningless number where it is not valid.
    explicit constexpr operator float() const {
        return mantissa_ < 0 ? -1.0f : static_cast<float>(mantissa_) * math::power_of_two<float>(-15 - exponent_);
    }

    /// 2^doublings times the rate, divided among so many that count equally: the examples of a batch, or the outputs of
    /// a loss that is a mean. count > 0, doublings 0 or 1.
    constexpr FixedRate divided_by(std::uint32_t count, int doublings = 0) const {
        FixedRate part = *this;
        if (count > 1) {
            part.set((static_cast<std::uint32_t>(mantissa_) << 16) / count, doublings - 31 - exponent_);
        } else {
            part.exponent_ = static_cast<std::int16_t>(exponent_ - doublings);
        }
        return part;
    }

    /// rate delta 2^(16 + BitsAbove) as a 16-bit integer, saturated: what the inputs of a unit are multiplied by, so
    /// that 2^16 is one step of a weight. delta has delta_bits fraction bits, 10 to 14, so the shift is 9 to 30, and
    /// no sum overflows. random: uniform over 32 bits; it rounds up or down so that the mean is right.
    constexpr std::int32_t times(std::int16_t delta, int delta_bits, std::uint32_t random) const {
        const int shift = delta_bits - 1 - BitsAbove + exponent_;
        const std::int32_t product = std::int32_t(delta) * mantissa_;
        return fixed16::saturate((product + static_cast<std::int32_t>(random >> (32 - shift))) >> shift);
    }

private:
    static constexpr std::int16_t refusal = -1;

    /// significand 2^exponent, significand < 2^31.
    constexpr void set(std::uint32_t significand, int exponent) {
        int width = 24; // that of a float
        for (; width > 0 && (significand >> (width - 1)) == 0; --width) {
        }
        for (; (significand >> width) != 0; ++width) {
        }
        const int scale =
            significand == 0 || -width - exponent > highest_exponent ? highest_exponent : -width - exponent;
        const std::uint32_t mantissa = fixed16::rounded<0x8000u>(significand, exponent + 15 + scale);
        mantissa_ = static_cast<std::int16_t>(mantissa > 0x7FFFu ? 0x4000 : mantissa);
        exponent_ = static_cast<std::int16_t>(mantissa > 0x7FFFu ? scale - 1 : scale);
    }

    std::int16_t mantissa_;
    std::int16_t exponent_;
};

} // namespace nervelet

#endif
