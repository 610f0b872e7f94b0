// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_TRANSFORM_HPP
#define NERVELET_KERNEL_PORTABLE_TRANSFORM_HPP

#include <cstddef>

#include "../target.hpp"

namespace nervelet {
namespace kernel {

/// values[j] = function(values[j]).
template <std::size_t Size, class Function, class T>
constexpr void transform(const Function& function, T* values, Portable) {
    for (std::size_t j = 0; j < Size; ++j) {
        values[j] = function(values[j]);
    }
}

/// The same, and the sum of the new values, one after the other.
template <std::size_t Size, class Function, class T>
constexpr T transform_and_sum(const Function& function, T* values, Portable) {
    T sum = T(0);
    for (std::size_t j = 0; j < Size; ++j) {
        values[j] = function(values[j]);
        sum += values[j];
    }
    return sum;
}

/// values[j] = function(values[j], slopes[j]), where the function sets its second argument.
template <std::size_t Size, class Function, class T>
constexpr void transform(const Function& function, T* values, T* slopes, Portable) {
    for (std::size_t j = 0; j < Size; ++j) {
        values[j] = function(values[j], slopes[j]);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
