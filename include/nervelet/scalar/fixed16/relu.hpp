// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_RELU_HPP
#define NERVELET_SCALAR_FIXED16_RELU_HPP

#include <cstdint>

#include "activation_format.hpp"

namespace nervelet {
namespace fixed16 {

/// ReLU: both are exact.
template <int FractionBits>
struct ReLU : ActivationForm {
    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) { return saturate_from_zero(z); }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t z, std::int16_t) { return z > 0 ? slope_of_one : std::int16_t(0); }

    /// f'(z) dJ/da from a.
    static constexpr std::int16_t gradient(std::int16_t a, std::int32_t incoming) {
        return a > 0 ? saturate(incoming) : std::int16_t(0);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
