// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_LARGER_VALUES_HPP
#define NERVELET_KERNEL_PORTABLE_LARGER_VALUES_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/math/replaces.hpp"
#include "../target.hpp"

namespace nervelet {
namespace kernel {

template <class TwoSlopes, std::size_t Size, class T>
constexpr void larger_values(const T* first, const T* second, T* y, Portable) {
    for (std::size_t i = 0; i < Size; ++i) {
        y[i] = TwoSlopes::value(math::replaces(second[i], first[i]) ? second[i] : first[i]);
    }
}

template <class TwoSlopes, std::size_t Size, class T>
constexpr std::uint32_t larger_values_and_slopes(const T* first, const T* second, T* y, T* slope, Portable) {
    std::uint32_t second_won = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        const bool replaces = math::replaces(second[i], first[i]);
        const T z = replaces ? second[i] : first[i];
        y[i] = TwoSlopes::value(z);
        slope[i] = TwoSlopes::slope(z, y[i]);
        second_won |= (replaces ? 1u : 0u) << i;
    }
    return second_won;
}

} // namespace kernel
} // namespace nervelet

#endif
