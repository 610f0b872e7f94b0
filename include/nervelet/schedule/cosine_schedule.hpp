// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_COSINE_SCHEDULE_HPP
#define NERVELET_SCHEDULE_COSINE_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/cos.hpp"

namespace nervelet {

/// rate(t) = minimum + (rate - minimum) (1 + cos(pi t / steps)) / 2 for t < steps, minimum from then on: the first half
/// period of Loshchilov and Hutter 2017 (arXiv 1608.03983), PyTorch's CosineAnnealingLR. steps below 2^31.
template <class T>
struct CosineSchedule {
    T rate;
    T minimum;
    std::uint32_t steps;

    constexpr T operator()(std::uint32_t step) const {
        if (step >= steps) {
            return minimum;
        }
        const T progress = T(static_cast<std::int32_t>(step)) / T(static_cast<std::int32_t>(steps));
        const T wave = math::cos(T(3.14159265358979323846) * progress);
        return minimum + (rate - minimum) * ((T(1) + wave) * T(0.5));
    }
};

} // namespace nervelet

#endif
