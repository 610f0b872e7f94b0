// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_MAGNITUDE_HPP
#define NERVELET_SCALAR_FIXED16_MAGNITUDE_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// |number|, also of the smallest integer.
constexpr std::uint32_t magnitude(std::int32_t number) {
    const std::uint32_t bits = static_cast<std::uint32_t>(number);
    return number < 0 ? 0 - bits : bits;
}

} // namespace fixed16
} // namespace nervelet

#endif
