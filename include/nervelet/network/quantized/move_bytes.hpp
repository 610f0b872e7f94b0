// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP
#define NERVELET_NETWORK_QUANTIZED_MOVE_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "../../core/math/bits.hpp"

namespace nervelet {
namespace detail {

/// Where all are multiples of four: memmove() of a C library for boards moves byte by byte.
inline void move_words(std::int8_t* arena, std::size_t from, std::size_t count, std::size_t to) {
    for (std::size_t i = 0; i < count; i += 4) {
        const std::size_t k = to < from ? i : count - 4 - i;
        std::uint32_t word;
        std::memcpy(&word, __builtin_assume_aligned(arena + from + k, 4), 4);
        __asm__("" : "+r"(word)); // else a compiler makes memmove() of the loop
        std::memcpy(__builtin_assume_aligned(arena + to + k, 4), &word, 4);
    }
}

/// Moves `count` bytes of an arena, which is aligned to four; the places may overlap.
constexpr void move_bytes(std::int8_t* arena, std::size_t from, std::size_t count, std::size_t to) {
    if (!math::constant_evaluated()) {
        if (from % 4 == 0 && count % 4 == 0 && to % 4 == 0) {
            move_words(arena, from, count, to);
        } else {
            std::memmove(arena + to, arena + from, count);
        }
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
