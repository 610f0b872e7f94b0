// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_ACTIVATION_FORMAT_HPP
#define NERVELET_SCALAR_FIXED16_ACTIVATION_FORMAT_HPP

#include <cstdint>

#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

// The activations of 16-bit numbers. Each is a struct of the activation's FractionBits with
//     value(z)                    f(z) with as many fraction bits as z; a z of 32 bits is saturated before
//     slope(z, a)                 f'(z) with 14, so between -2 and 2, from z or from a = f(z), whichever the float
//                                 activation takes
//     keeps_slope                 whether only z tells f'(z), so that it is kept until dJ/da is known; else a is
//     gradient(kept, incoming)    f'(z) dJ/da, saturated, from f'(z) or from a, whichever is kept
//     is_bounded                  whether every f(z) is in [-1, 1]
// value and slope round to the nearest. The header of each states how far a result can be from the exact one, in units
// of the last place; 1/2 is what the rounding alone costs.

/// What all of them share: the defaults, and 1 with the fraction bits of slopes.
struct ActivationForm {
    static constexpr bool keeps_slope = false;
    static constexpr bool is_bounded = false;
    static constexpr std::int16_t slope_of_one = 1 << 14;

    /// slope incoming, rounded to the nearest, both saturated.
    static constexpr std::int16_t times_slope(std::int32_t incoming, std::int16_t slope) {
        return saturate((std::int32_t(saturate(incoming)) * slope + 8192) >> 14);
    }
};

/// What those share that compute with 1: it has the fraction bits of z and f(z), too.
template <int FractionBits>
struct ActivationFormat : ActivationForm {
    static_assert(
        FractionBits >= 4 && FractionBits <= 14,
        "Fixed<WeightBits, ActivationBits>: expected 4 to 14 fraction bits of activations, so that 1 is one of "
        "them. Imitate Fixed<13, 11>.");
    static constexpr std::int32_t one = std::int32_t(1) << FractionBits;
};

} // namespace fixed16
} // namespace nervelet

#endif
