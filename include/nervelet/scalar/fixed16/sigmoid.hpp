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

    /// f(z).
    static constexpr std::int16_t value(std::int16_t z) {
        const std::int32_t share =
            with_fraction_bits<16, FractionBits>(logistic_of_minus<FractionBits>(z < 0 ? -std::int32_t(z) : z));
        return static_cast<std::int16_t>(z < 0 ? share : one - share);
    }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t a) {
        return static_cast<std::int16_t>(with_fraction_bits<2 * FractionBits, 14>(a * (one - a)));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
