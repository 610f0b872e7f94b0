// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_DOUBLE_HPP
#define NERVELET_SCALAR_DOUBLE_HPP

#include "traits.hpp"

namespace nervelet {

template <>
struct ScalarTraits<double> : detail::FloatingPointTraits<double> {
    static constexpr double largest_squared_gradient() { return 9.7453140114e288; } // 2^960
};

} // namespace nervelet

#endif
