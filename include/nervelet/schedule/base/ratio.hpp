// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_BASE_RATIO_HPP
#define NERVELET_SCHEDULE_BASE_RATIO_HPP

#include <cstdint>

namespace nervelet {

namespace detail {

/// part / whole as T, for part <= whole and whole > 0. Only signed numbers are converted, because a core without
/// floating point unit needs less code for these; from 2^31 on both are halved before.
template <class T>
constexpr T ratio(std::uint32_t part, std::uint32_t whole) {
    const std::uint32_t halvings = whole >> 31;
    return T(static_cast<std::int32_t>(part >> halvings)) / T(static_cast<std::int32_t>(whole >> halvings));
}

} // namespace detail

} // namespace nervelet

#endif
