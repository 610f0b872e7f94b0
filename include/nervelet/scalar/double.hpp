// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_DOUBLE_HPP
#define NERVELET_SCALAR_DOUBLE_HPP

#include "traits.hpp"

namespace nervelet {

/// double: sums, weights and products in double.
template <>
struct ScalarTraits<double> : detail::FloatingPointTraits<double> {
    /// 2^960: far enough below the largest double for the squares and quotients of every optimizer. The L keeps
    /// -fsingle-precision-constant from warning that it is too large for a float.
    static constexpr double largest_squared_gradient() { return static_cast<double>(9.7453140114e288L); }
};

} // namespace nervelet

#endif
