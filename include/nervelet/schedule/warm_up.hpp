// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_WARM_UP_HPP
#define NERVELET_SCHEDULE_WARM_UP_HPP

#include <cstdint>
#include <utility>

#include "base/ratio.hpp"

namespace nervelet {

/// rate(t) = schedule(0) (t + 1) / steps for t < steps, then schedule(t - steps): a linear ramp that reaches the
/// schedule's first rate at t = steps - 1. Usage: constexpr WarmUp<CosineSchedule<float>> rate{{0.1f, 0.001f, 1000},
/// 50}; Source: Goyal et al. 2017 (arXiv 1706.02677).
template <class Schedule>
struct WarmUp {
    Schedule schedule;   ///< what follows the ramp
    std::uint32_t steps; ///< length of the ramp; 0 leaves it out

    /// The learning rate of a step.
    constexpr auto operator()(std::uint32_t step) const -> decltype(std::declval<const Schedule&>()(step)) {
        using T = decltype(std::declval<const Schedule&>()(step));
        if (step >= steps) {
            return schedule(step - steps);
        }
        return schedule(0) * detail::ratio<T>(step + 1u, steps);
    }
};

} // namespace nervelet

#endif
