// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_LEAKY_RELU_HPP
#define NERVELET_SCALAR_FIXED16_LEAKY_RELU_HPP

#include <cstdint>

#include "activation_format.hpp"
#include "narrowing.hpp"

namespace nervelet {
namespace fixed16 {

/// LeakyReLUWith<Percent>, whose slope of z <= 0 has 15 fraction bits: 328 / 32768 for 1 in 100, and 164 / 16384 as f'.
/// f is at most 1/2 unit of the last place from the exact product with that slope, which is at most 2^-16 from Percent
/// / 100: together at most 1.
template <int FractionBits, int Percent>
struct LeakyReLU : ActivationForm {
    static_assert(Percent > 0 && Percent < 100, "LeakyReLUWith<Percent>: expected a slope of 1 to 99 in 100.");

    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) {
        const std::int32_t number = saturate(z);
        return static_cast<std::int16_t>(number > 0 ? number : with_fraction_bits<15, 0>(number * factor));
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t a) { return a > 0 ? slope_of_one : slope_below; }

    /// f'(z) dJ/da from a.
    static constexpr std::int16_t gradient(std::int16_t a, std::int32_t incoming) {
        return a > 0 ? saturate(incoming) : times_slope(incoming, slope_below);
    }

private:
    // Percent / 100 with 15 and with 14 fraction bits, rounded to the nearest.
    static constexpr std::int32_t factor = (Percent * 32768 + 50) / 100;
    static constexpr std::int16_t slope_below = (Percent * 16384 + 50) / 100;
};

} // namespace fixed16
} // namespace nervelet

#endif
