// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP
#define NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP

#include <cstdint>

namespace nervelet {

/// rate(t) = rate. In every schedule t is the number of steps taken before, so it starts at 0.
template <class T>
struct ConstantSchedule {
    T rate; ///< learning rate

    /// The learning rate of any step.
    constexpr T operator()(std::uint32_t) const { return rate; }
};

} // namespace nervelet

#endif
