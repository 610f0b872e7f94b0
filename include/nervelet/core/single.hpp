// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_SINGLE_HPP
#define NERVELET_CORE_SINGLE_HPP

#include "math/sqrt.hpp"

namespace nervelet {

/// One number, for formulas that are written once for one number and for the lanes of a vector (core/simd/lanes.hpp).
template <class T>
struct Single {
    using Type = T;

    static constexpr T load(const T* from) { return *from; }
    static constexpr void store(T* to, T number) { *to = number; }
    /// number >= 0.
    static constexpr T sqrt(T number) { return math::sqrt_of_nonnegative(number); }
};

} // namespace nervelet

#endif
