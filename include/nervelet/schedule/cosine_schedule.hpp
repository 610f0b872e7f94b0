// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_COSINE_SCHEDULE_HPP
#define NERVELET_SCHEDULE_COSINE_SCHEDULE_HPP

#include <cstdint>

#include "../core/math/cos.hpp"
#include "base/rate_number.hpp"
#include "base/ratio.hpp"

namespace nervelet {

/// rate(t) = minimum + (rate - minimum) (1 + cos(pi t / steps)) / 2 for t < steps, then minimum.
/// Source: Loshchilov and Hutter 2017 (arXiv 1608.03983), the first half period; PyTorch's CosineAnnealingLR.
template <class T>
struct CosineSchedule {
    using Number = detail::RateNumber<T>; ///< T, or float for 16 bits

    Number rate;         ///< learning rate at step 0
    Number minimum;      ///< learning rate at the end
    std::uint32_t steps; ///< length

    /// The learning rate of a step.
    constexpr Number operator()(std::uint32_t step) const {
        if (step >= steps) {
            return minimum;
        }
        const Number progress = detail::ratio<Number>(step, steps);
        const Number wave = math::cos(Number(3.14159265358979323846) * progress);
        return minimum + (rate - minimum) * ((Number(1) + wave) * Number(0.5));
    }
};

} // namespace nervelet

#endif
