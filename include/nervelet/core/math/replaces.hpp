// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_REPLACES_HPP
#define NERVELET_CORE_MATH_REPLACES_HPP

#include "classify.hpp"

namespace nervelet {
namespace math {

/// Whether the next number takes the place of the largest so far: NaN is never replaced and replaces every number.
template <class T>
constexpr bool replaces(T next, T largest) {
    return !(next <= largest) && !is_nan(largest);
}

} // namespace math
} // namespace nervelet

#endif
