// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_TANH_HPP
#define NERVELET_SCALAR_FIXED16_TANH_HPP

#include <cstdint>

#include "activation_format.hpp"
#include "logistic.hpp"

namespace nervelet {
namespace fixed16 {

/// Tanh, as 1 - 2 / (1 + e^(2 z)): f(-z) is -f(z) to the bit. With 11 fraction bits f is at most 0.61 units of the last
/// place from the exact value, and f' = 1 - a^2 at most 1/2 from that of the rounded a.
template <int FractionBits>
struct Tanh : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::one;
    static constexpr bool is_bounded = true;

    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) {
        const std::int32_t rest = logistic_of_minus<FractionBits>(2 * magnitude(std::int32_t(saturate(z))));
        const std::int32_t size = with_fraction_bits<16, FractionBits>(65536 - 2 * rest);
        return static_cast<std::int16_t>(z < 0 ? -size : size);
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t a) {
        return static_cast<std::int16_t>(with_fraction_bits<2 * FractionBits, 14>((one - a) * (one + a)));
    }

    /// f'(z) dJ/da from a.
    static constexpr std::int16_t gradient(std::int16_t a, std::int32_t incoming) {
        return ActivationForm::times_slope(incoming, slope(0, a));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
