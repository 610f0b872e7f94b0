// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FLOAT_HPP
#define NERVELET_SCALAR_FLOAT_HPP

#include "traits.hpp"

namespace nervelet {

template <>
struct ScalarTraits<float> : detail::FloatingPointTraits<float> {
    static constexpr float largest_squared_gradient() { return 1.2676506e30f; } // 2^100
};

} // namespace nervelet

#endif
