// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_MAGNITUDE_HPP
#define NERVELET_SCALAR_FIXED16_MAGNITUDE_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// |number|, also of the smallest 16-bit integer.
constexpr std::uint32_t magnitude(std::int16_t number) {
    return static_cast<std::uint32_t>(number < 0 ? -std::int32_t(number) : std::int32_t(number));
}

} // namespace fixed16
} // namespace nervelet

#endif
