// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_ONE_LANE_HPP
#define NERVELET_SCALAR_ONE_LANE_HPP

#include "../core/math/sqrt.hpp"

namespace nervelet {

namespace detail {

/// One number as a vector of one lane: an optimizer writes its formula once, for OneLane and for the vector registers
/// of kernel/simd/lanes.hpp.
template <class T>
struct OneLane {
    using Type = T;

    static constexpr T load(const T* from) { return *from; }
    static constexpr void store(T* to, T number) { *to = number; }

    /// Of a number >= 0.
    static constexpr T sqrt(T number) { return math::sqrt_of_nonnegative(number); }
};

} // namespace detail

} // namespace nervelet

#endif
