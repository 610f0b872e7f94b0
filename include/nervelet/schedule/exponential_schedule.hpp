// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_EXPONENTIAL_SCHEDULE_HPP
#define NERVELET_SCHEDULE_EXPONENTIAL_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/power.hpp"

namespace nervelet {

/// rate(t) = rate factor^t. Source: PyTorch's ExponentialLR.
template <class T>
struct ExponentialSchedule {
    T rate;   ///< learning rate at step 0
    T factor; ///< by which each step multiplies it

    /// The learning rate of a step.
    constexpr T operator()(std::uint32_t step) const { return rate * math::power(factor, step); }
};

} // namespace nervelet

#endif
