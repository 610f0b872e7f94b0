// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_COUNT_UP_HPP
#define NERVELET_CORE_COUNT_UP_HPP

#include <cstdint>

namespace nervelet {

namespace detail {

/// Adds 1 to a counter; at 2^32 - 1 it stays as it is. A counter of a device that runs for years must not begin anew:
/// at a thousand steps a second 2^32 are reached after 50 days.
constexpr void count_up(std::uint32_t& counter) {
    const std::uint32_t next = counter + 1u;
    if (next != 0u) {
        counter = next;
    }
}

} // namespace detail

} // namespace nervelet

#endif
