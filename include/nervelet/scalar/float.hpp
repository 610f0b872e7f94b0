// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FLOAT_HPP
#define NERVELET_SCALAR_FLOAT_HPP

#include "traits.hpp"

namespace nervelet {

/// float: sums, weights and products in float.
template <>
struct ScalarTraits<float> : detail::FloatingPointTraits<float> {
    /// 2^100: far enough below the largest float for the squares and quotients of every optimizer.
    static constexpr float largest_squared_gradient() { return 1.2676506e30f; }
};

} // namespace nervelet

#endif
