// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_NUMBER_HPP
#define NERVELET_KERNEL_NUMBER_HPP

#include "soft/number.hpp"
#include "target.hpp"

namespace nervelet {
namespace kernel {

/// What a formula of single numbers T is computed with: T, or where the compiler's routines for a product and a
/// quotient are long, which is on Armv6-M, a class with the same operators and bits, out of which T(number) takes the
/// result.
template <class T>
struct NumberFor {
    using type = T;
};

#if defined(NERVELET_HAS_SOFT) && defined(NERVELET_HAS_THUMB1)
template <>
struct NumberFor<float> {
    using type = soft::Number<soft::NarrowFactor>;
};
#endif

template <class T>
using NumberOf = typename NumberFor<T>::type;

} // namespace kernel
} // namespace nervelet

#endif
