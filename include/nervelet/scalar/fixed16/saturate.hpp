// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SATURATE_HPP
#define NERVELET_SCALAR_FIXED16_SATURATE_HPP

#include <cstdint>

#include "../../core/math/saturation.hpp"

namespace nervelet {
namespace fixed16 {

/// The 16-bit integer nearest to a number.
constexpr std::int16_t saturate(std::int32_t number) {
    return math::saturate_to_16(number);
}

/// The nearest that is not negative.
constexpr std::int16_t saturate_from_zero(std::int32_t number) {
    return math::saturate_to_16_from_zero(number);
}

/// The 32-bit integer nearest to a number.
constexpr std::int32_t saturate_to_32(std::int64_t number) {
    return number > INT32_MAX ? INT32_MAX : number < INT32_MIN ? INT32_MIN : static_cast<std::int32_t>(number);
}

/// A sum modulo 2^32: what overflows on the way is of no consequence, if the last sum fits.
constexpr std::int32_t wrapping_sum(std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}

} // namespace fixed16
} // namespace nervelet

#endif
