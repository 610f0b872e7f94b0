// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SHARE_OF_BATCH_HPP
#define NERVELET_SCALAR_FIXED16_SHARE_OF_BATCH_HPP

#include <cstdint>

#include "gradient.hpp"

namespace nervelet {
namespace fixed16 {

/// What one of so many examples gives to the mean gradient: 1 / count = mantissa 2^-shift, with a mantissa of 15 bits,
/// fewer beyond 32768 examples.
struct ShareOfBatch {
    std::int32_t mantissa;
    int shift;

    /// count > 0.
    static constexpr ShareOfBatch of(std::uint32_t count) {
        int doublings = 0;
        while (doublings < 14 && (std::uint32_t(1) << doublings) < count) {
            ++doublings;
        }
        const std::uint32_t mantissa = ((std::uint32_t(1) << (14 + doublings)) + count / 2) / count;
        return {static_cast<std::int32_t>(mantissa), 14 + doublings};
    }

    /// Whether it is all of it.
    constexpr bool is_whole() const { return shift == 14; }

    /// delta 2^up / count, where delta 2^up is cut to 2^15 - 1, rounded at random by a number that is uniform over 32
    /// bits. 0 <= up <= 2.
    constexpr std::int32_t of_delta(std::int32_t delta, int up, std::uint32_t random) const {
        const std::int32_t wide = delta * (1 << up);
        const std::int32_t cut = wide > 32767 ? 32767 : wide < -32767 ? -32767 : wide;
        return (cut * mantissa + static_cast<std::int32_t>(random >> (32 - shift))) >> shift;
    }

    /// sum 2^up / count, at most largest_product. -2 <= up <= 4.
    constexpr std::int32_t of_sum(std::int32_t sum, int up) const {
        const std::int64_t part =
            is_whole() && up >= 0 ? std::int64_t(sum) * (1 << up) : (std::int64_t(sum) * mantissa) >> (shift - up);
        return part > largest_product    ? largest_product
               : part < -largest_product ? -largest_product
                                         : static_cast<std::int32_t>(part);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
