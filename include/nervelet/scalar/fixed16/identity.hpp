// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_IDENTITY_HPP
#define NERVELET_SCALAR_FIXED16_IDENTITY_HPP

#include <cstdint>

#include "activation_format.hpp"

namespace nervelet {
namespace fixed16 {

/// Identity: both are exact.
template <int FractionBits>
struct Identity : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::slope_of_one;

    /// f(z).
    static constexpr std::int16_t value(std::int16_t z) { return z; }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t, std::int16_t) { return slope_of_one; }
};

} // namespace fixed16
} // namespace nervelet

#endif
