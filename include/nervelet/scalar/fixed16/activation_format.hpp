// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_ACTIVATION_FORMAT_HPP
#define NERVELET_SCALAR_FIXED16_ACTIVATION_FORMAT_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

// The activations of 16-bit numbers. Each is a struct of the activation's FractionBits with
//     value(z)        f(z) with as many fraction bits as z
//     slope(z, a)     f'(z) with 14, so between -2 and 2, from z or from a = f(z), whichever the float activation takes
// Both round to the nearest. The header of each states how far a result can be from the exact one, in units of the last
// place; 1/2 is what the rounding alone costs.

/// What the activations share: 1 with the fraction bits of z and f(z), and with those of slopes.
template <int FractionBits>
struct ActivationFormat {
    static_assert(
        FractionBits >= 4 && FractionBits <= 14,
        "Fixed<WeightBits, ActivationBits>: expected 4 to 14 fraction bits of activations, so that 1 is one of "
        "them. Imitate Fixed<13, 11>.");
    static constexpr std::int32_t one = std::int32_t(1) << FractionBits;
    static constexpr std::int16_t slope_of_one = 1 << 14;
};

} // namespace fixed16
} // namespace nervelet

#endif
