// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_KEPT_SHARE_HPP
#define NERVELET_SCALAR_FIXED16_KEPT_SHARE_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// What dropout that drops Percent in 100 does in integers: it keeps a number with p = (100 - Percent) / 100, and
/// multiplies it by 1 / p. Percent < 100.
template <unsigned Percent>
struct KeptShare {
    static constexpr std::uint32_t kept = 100 - Percent;

    /// The most fraction bits with which 1 / p, rounded, has 15 bits: 14 below 2, 8 of 100. Its error is at most 2^-15
    /// of it.
    static constexpr int fraction_bits() {
        int bits = 14;
        while (factor(bits) > 32767u) {
            --bits;
        }
        return bits;
    }

    /// number / p, rounded to the nearest, ties up; below 2^22.
    static constexpr std::int32_t times(std::int16_t number) {
        constexpr int bits = fraction_bits();
        constexpr std::int32_t by = static_cast<std::int32_t>(factor(bits));
        return (number * by + (std::int32_t(1) << (bits - 1))) >> bits;
    }

    /// Whether a random number, uniform over 32 bits, says that the number is kept: whether its upper 24 bits are below
    /// p 2^24, with the p that a float holds. So a network of floats draws, too.
    static constexpr bool keeps(std::uint32_t random) {
        constexpr std::uint32_t bound = bound_of_kept();
        return (random >> 8) < bound;
    }

private:
    static constexpr std::uint32_t factor(int bits) { return ((200u << bits) / kept + 1u) / 2u; }

    static constexpr std::uint32_t bound_of_kept() {
        const float exact = static_cast<float>(kept) / 100.0f * 16777216.0f;
        const std::uint32_t below = static_cast<std::uint32_t>(exact);
        return static_cast<float>(below) < exact ? below + 1u : below;
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
