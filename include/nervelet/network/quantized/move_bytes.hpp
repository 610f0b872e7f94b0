// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP
#define NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "../../core/math/bits.hpp"

namespace nervelet {
namespace detail {

/// Moves bytes to a higher address; the places may overlap.
constexpr void move_bytes(const std::int8_t* from, std::size_t count, std::int8_t* to) {
    if (math::constant_evaluated()) {
        for (std::size_t i = count; i-- > 0;) {
            to[i] = from[i];
        }
    } else {
        std::memmove(to, from, count);
    }
}

} // namespace detail
} // namespace nervelet

#endif
