// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP
#define NERVELET_SCHEDULE_CONSTANT_SCHEDULE_HPP

#include <cstdint>

#include "base/rate_number.hpp"

namespace nervelet {

/// rate(t) = rate. In every schedule t is the number of steps taken before, so it starts at 0.
template <class T>
struct ConstantSchedule {
    using Number = detail::RateNumber<T>; ///< T, or float for 16 bits

    Number rate; ///< learning rate

    /// The learning rate of any step.
    constexpr Number operator()(std::uint32_t) const { return rate; }
};

} // namespace nervelet

#endif
