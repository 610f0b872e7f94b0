// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_BASE_CLAMPED_LOG_HPP
#define NERVELET_LOSS_BASE_CLAMPED_LOG_HPP

#include "../../core/math/log.hpp"

namespace nervelet {

namespace detail {

/// max(log(probability), -100), which is finite for a probability of 0. Source: torch.nn.BCELoss.
template <class T>
constexpr T clamped_log(T probability) {
    const T logarithm = math::log(probability);
    return logarithm < T(-100) ? T(-100) : logarithm;
}

} // namespace detail

} // namespace nervelet

#endif
