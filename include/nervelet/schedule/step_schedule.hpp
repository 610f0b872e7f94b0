// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_STEP_SCHEDULE_HPP
#define NERVELET_SCHEDULE_STEP_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/power.hpp"

namespace nervelet {

/// rate(t) = rate factor^floor(t / every): PyTorch's StepLR. every = 0 never changes the rate.
template <class T>
struct StepSchedule {
    T rate;
    T factor;
    std::uint32_t every;

    constexpr T operator()(std::uint32_t step) const {
        return every == 0 ? rate : rate * math::power(factor, step / every);
    }
};

} // namespace nervelet

#endif
