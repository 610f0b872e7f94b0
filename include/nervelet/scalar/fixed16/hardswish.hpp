// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_HARDSWISH_HPP
#define NERVELET_SCALAR_FIXED16_HARDSWISH_HPP

#include <cstdint>

#include "activation_format.hpp"
#include "narrowing.hpp"

namespace nervelet {
namespace fixed16 {

/// Hardswish, as z (z + 3) / 6: a sixth is a factor of so many fraction bits as 31 bits leave room for. With 11
/// fraction bits f is at most 0.53 units of the last place from the exact value, f' = z / 3 + 1/2 at most 1/3.
template <int FractionBits>
struct Hardswish : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::one;
    using ActivationFormat<FractionBits>::slope_of_one;
    static constexpr bool keeps_slope = true;

    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) {
        const std::int16_t number = saturate(z);
        return number <= -3 * one ? std::int16_t(0) : number >= 3 * one ? number : between(number);
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t z, std::int16_t) {
        return z < -3 * one ? std::int16_t(0) : z > 3 * one ? slope_of_one : slope_between(z);
    }

    /// f'(z) dJ/da from f'(z).
    static constexpr std::int16_t gradient(std::int16_t slope_of_z, std::int32_t incoming) {
        return ActivationForm::times_slope(incoming, slope_of_z);
    }

private:
    // Of |z| <= 3. No product passes 2^30 by more than a rounding error.
    static constexpr std::int32_t third = ((std::int32_t(1) << (30 - FractionBits)) + 1) / 3;
    static constexpr std::int32_t sixth = ((std::int32_t(1) << (30 - FractionBits)) + 3) / 6;

    static constexpr std::int16_t between(std::int16_t z) {
        const std::int32_t share = with_fraction_bits<30, 29 - FractionBits>((z + 3 * one) * sixth);
        return static_cast<std::int16_t>(with_fraction_bits<29, FractionBits>(z * share));
    }

    static constexpr std::int16_t slope_between(std::int16_t z) {
        return static_cast<std::int16_t>(slope_of_one / 2 + with_fraction_bits<30, 14>(z * third));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
