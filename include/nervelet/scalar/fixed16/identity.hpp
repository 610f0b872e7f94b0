// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_IDENTITY_HPP
#define NERVELET_SCALAR_FIXED16_IDENTITY_HPP

#include <cstdint>

#include "activation_format.hpp"

namespace nervelet {
namespace fixed16 {

/// Identity: both are exact.
template <int FractionBits>
struct Identity : ActivationForm {
    /// f(z).
    static constexpr std::int16_t value(std::int32_t z) { return saturate(z); }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t) { return slope_of_one; }

    /// f'(z) dJ/da.
    static constexpr std::int16_t gradient(std::int16_t, std::int32_t incoming) { return saturate(incoming); }
};

} // namespace fixed16
} // namespace nervelet

#endif
