// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_HARDSIGMOID_HPP
#define NERVELET_SCALAR_FIXED16_HARDSIGMOID_HPP

#include <cstdint>

#include "activation_format.hpp"

namespace nervelet {
namespace fixed16 {

/// Hardsigmoid: f(-z) is 1 - f(z) to the bit. f is the number next to the exact value, f' = 1/6 is 2731 / 16384, 1/3
/// unit of its last place away.
template <int FractionBits>
struct Hardsigmoid : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::one;
    static constexpr bool keeps_slope = true;
    static constexpr bool is_bounded = true;

    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) {
        const std::int32_t size = magnitude(std::int32_t(saturate(z)));
        const std::int32_t inside = size < 3 * one ? size : 3 * one;
        const std::int32_t sixth = ((inside + 3) * 43691) >> 18; // (inside + 3) / 6, as all below 2^17 are
        return static_cast<std::int16_t>(one / 2 + (z < 0 ? -sixth : sixth));
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t z, std::int16_t) {
        return z > -3 * one && z < 3 * one ? std::int16_t(2731) : std::int16_t(0);
    }

    /// f'(z) dJ/da from f'(z).
    static constexpr std::int16_t gradient(std::int16_t slope_of_z, std::int32_t incoming) {
        return ActivationForm::times_slope(incoming, slope_of_z);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
