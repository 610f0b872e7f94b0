// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SIGMOID_HPP
#define NERVELET_SCALAR_FIXED16_SIGMOID_HPP

#include <cstdint>

#include "activation_format.hpp"
#include "logistic.hpp"

namespace nervelet {
namespace fixed16 {

/// Sigmoid: f(-z) is 1 - f(z) to the bit. With 11 fraction bits f is at most 0.57 units of the last place from the
/// exact value, and f' = a (1 - a) at most 1/2 from that of the rounded a.
template <int FractionBits>
struct Sigmoid : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::one;
    static constexpr bool is_bounded = true;

    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) {
        const std::int32_t size = magnitude(std::int32_t(saturate(z)));
        const std::int32_t share = with_fraction_bits<16, FractionBits>(logistic_of_minus<FractionBits>(size));
        return static_cast<std::int16_t>(z < 0 ? share : one - share);
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t a) {
        return static_cast<std::int16_t>(with_fraction_bits<2 * FractionBits, 14>(a * (one - a)));
    }

    /// f'(z) dJ/da from a.
    static constexpr std::int16_t gradient(std::int16_t a, std::int32_t incoming) {
        return ActivationForm::times_slope(incoming, slope(0, a));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
