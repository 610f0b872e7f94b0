// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_VELOCITY_STEP_HPP
#define NERVELET_SCALAR_FIXED16_VELOCITY_STEP_HPP

#include <cstdint>

#include "rate.hpp"
#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

/// v = floor((momentum v + gradient + start) / 2^15), saturated. momentum has 15 fraction bits: 2^15 leaves v as it is.
/// 0 <= start < 2^15: drawn at random it rounds up or down so that the mean is right. No sum overflows where |gradient|
/// <= largest_product, decay and momentum together at most 2^15.
struct VelocityStep {
    std::int32_t momentum;
    std::int32_t start;

    constexpr std::int16_t next(std::int32_t velocity, std::int32_t gradient) const {
        return saturate((momentum * velocity + gradient + start) >> 15);
    }
};

/// w = w - floor((rate v + start) / 2^shift), saturated: how a weight follows its velocity. 0 <= start < 2^shift, 1 <=
/// shift <= 30, and rate, the mantissa of a learning rate, < 2^15: no sum overflows.
struct FollowingStep {
    std::int32_t rate;
    std::int32_t start;
    int shift;

    /// By a rate whose product with a velocity has so many fraction bits more than a weight, the rate's own exponent
    /// not counted. random: uniform over 32 bits.
    template <int BitsAbove>
    static constexpr FollowingStep of(const FixedRate<BitsAbove>& rate, int bits_more, std::uint32_t random) {
        const int shift = rate.exponent() + bits_more;
        const int excess = shift > 30 ? shift - 30 : 0; // of rates that have fewer bits anyway
        return {rate.mantissa() >> excess, static_cast<std::int32_t>(random >> (32 - shift + excess)), shift - excess};
    }

    constexpr std::int16_t next(std::int32_t weight, std::int32_t velocity) const {
        return saturate(weight - ((velocity * rate + start) >> shift));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
