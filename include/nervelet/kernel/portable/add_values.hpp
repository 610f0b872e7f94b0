// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_ADD_VALUES_HPP
#define NERVELET_KERNEL_PORTABLE_ADD_VALUES_HPP

#include <cstddef>
#include <cstdint>

#include "../target.hpp"

namespace nervelet {
namespace kernel {

template <class TwoSlopes, std::size_t Size, class T>
constexpr void add_values(const T* z, T* y, Portable) {
    for (std::size_t i = 0; i < Size; ++i) {
        y[i] += TwoSlopes::value(z[i]);
    }
}

template <class TwoSlopes, std::size_t Size, class T>
constexpr std::uint32_t add_values_and_slopes(const T* z, T* y, Portable) {
    std::uint32_t slopes = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        const T value = TwoSlopes::value(z[i]);
        y[i] += value;
        slopes |= (TwoSlopes::slope(z[i], value) == T(1) ? 1u : 0u) << i;
    }
    return slopes;
}

} // namespace kernel
} // namespace nervelet

#endif
