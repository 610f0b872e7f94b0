// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP
#define NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP

#include <cstdint>

namespace nervelet {

/// rate(t) = rate. Steps t count from 0, here and in every schedule.
template <class T>
struct ConstantSchedule {
    T rate;

    constexpr T operator()(std::uint32_t) const { return rate; }
};

} // namespace nervelet

#endif
