// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_RELU_HPP
#define NERVELET_SCALAR_FIXED16_RELU_HPP

#include <cstdint>

#include "activation_format.hpp"

namespace nervelet {
namespace fixed16 {

/// ReLU: both are exact.
template <int FractionBits>
struct ReLU : ActivationFormat<FractionBits> {
    using ActivationFormat<FractionBits>::slope_of_one;

    /// f(z).
    static constexpr std::int16_t value(std::int16_t z) { return z > 0 ? z : std::int16_t(0); }

    /// f'(z).
    static constexpr std::int16_t slope(std::int16_t z, std::int16_t) { return z > 0 ? slope_of_one : std::int16_t(0); }
};

} // namespace fixed16
} // namespace nervelet

#endif
