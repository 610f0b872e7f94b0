// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_STEP_SCHEDULE_HPP
#define NERVELET_SCHEDULE_STEP_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/power.hpp"
#include "base/rate_number.hpp"

namespace nervelet {

/// rate(t) = rate factor^floor(t / every). Source: PyTorch's StepLR.
template <class T>
struct StepSchedule {
    using Number = detail::RateNumber<T>; ///< T, or float for 16 bits

    Number rate;         ///< learning rate at step 0
    Number factor;       ///< by which it is multiplied after `every` steps
    std::uint32_t every; ///< steps; 0 never changes the rate

    /// The learning rate of a step.
    constexpr Number operator()(std::uint32_t step) const {
        return every == 0 ? rate : rate * math::power(factor, step / every);
    }
};

} // namespace nervelet

#endif
