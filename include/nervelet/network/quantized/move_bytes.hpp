// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP
#define NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "../../core/math/bits.hpp"

namespace nervelet {
namespace detail {

/// Moves `count` bytes of an arena; the places may overlap.
constexpr void move_bytes(std::int8_t* arena, std::size_t from, std::size_t count, std::size_t to) {
    if (!math::constant_evaluated()) {
        std::memmove(arena + to, arena + from, count);
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t k = to < from ? i : count - 1 - i;
        arena[to + k] = arena[from + k];
    }
}

} // namespace detail
} // namespace nervelet

#endif
