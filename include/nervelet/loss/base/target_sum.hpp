// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_BASE_TARGET_SUM_HPP
#define NERVELET_LOSS_BASE_TARGET_SUM_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// sum_j t_j over the Size numbers of a target. A kind of target whose sum is known specialises this.
template <class Target, std::size_t Size>
struct TargetSum {
    static constexpr auto of(const Target& target) {
        auto sum = target[0];
        for (std::size_t j = 1; j < Size; ++j) {
            sum += target[j];
        }
        return sum;
    }
};

} // namespace detail

} // namespace nervelet

#endif
