// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LABEL_HPP
#define NERVELET_LABEL_HPP

#include <cstddef>

#include "loss/base/target_sum.hpp"

namespace nervelet {

/// The right class as a target, instead of a one-hot array.
struct Label {
    std::size_t index; ///< 0 to one less than the network's outputs
};

namespace detail {

/// A label, read like a one-hot array: 1 at the label, 0 elsewhere.
template <class T>
struct OneHot {
    std::size_t index;
    constexpr T operator[](std::size_t j) const { return j == index ? T(1) : T(0); }
};

/// Its sum is known.
template <class T, std::size_t Size>
struct TargetSum<OneHot<T>, Size> {
    static constexpr T of(const OneHot<T>&) { return T(1); }
};

} // namespace detail

} // namespace nervelet

#endif
