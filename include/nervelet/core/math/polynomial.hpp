// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_POLYNOMIAL_HPP
#define NERVELET_CORE_MATH_POLYNOMIAL_HPP

#include <cstddef>

namespace nervelet {
namespace math {

/// c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule.
template <std::size_t Count, class T, class Number>
constexpr Number polynomial(const T (&c)[Count], Number x) {
    Number sum = Number{} + c[Count - 1];
    for (std::size_t i = Count - 1; i > 0; --i) {
        sum = c[i - 1] + x * sum;
    }
    return sum;
}

} // namespace math
} // namespace nervelet

#endif
