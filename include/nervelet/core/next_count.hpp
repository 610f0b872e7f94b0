// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_NEXT_COUNT_HPP
#define NERVELET_CORE_NEXT_COUNT_HPP

#include <cstdint>

namespace nervelet {

namespace detail {

/// count + 1; the largest count, 2^32 - 1, stays as it is. A counter of a device that runs for years must not begin
/// anew: at a thousand steps a second 2^32 are reached after 50 days.
constexpr std::uint32_t next_count(std::uint32_t count) {
    return count + (count < 0xFFFFFFFFu ? 1u : 0u);
}

} // namespace detail

} // namespace nervelet

#endif
