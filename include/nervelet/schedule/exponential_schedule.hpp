// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_EXPONENTIAL_SCHEDULE_HPP
#define NERVELET_SCHEDULE_EXPONENTIAL_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/power.hpp"
#include "base/rate_number.hpp"

namespace nervelet {

/// rate(t) = rate factor^t. Source: PyTorch's ExponentialLR.
template <class T>
struct ExponentialSchedule {
    using Number = detail::RateNumber<T>; ///< T, or float for 16 bits

    Number rate;   ///< learning rate at step 0
    Number factor; ///< by which each step multiplies it

    /// The learning rate of a step.
    constexpr Number operator()(std::uint32_t step) const { return rate * math::power(factor, step); }
};

} // namespace nervelet

#endif
