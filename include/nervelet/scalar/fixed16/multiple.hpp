// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_MULTIPLE_HPP
#define NERVELET_SCALAR_FIXED16_MULTIPLE_HPP

#include <cstdint>

#include "raw.hpp"
#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

/// What is subtracted from the weights of a unit: floor((scale x + start) / 2^16) for its input x. scale: a 16-bit
/// integer, with 0 nothing is to be done. 0 <= start < 2^16: drawn at random it rounds each change up or down so that
/// its mean is right.
struct Multiple {
    std::int32_t scale;
    std::int32_t start;

    /// weight - floor((scale x + start) / 2^16), saturated.
    template <class T>
    constexpr void subtract(std::int32_t x, T& weight) const {
        set_raw(weight, saturate(raw(weight) - ((scale * x + start) >> 16)));
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
