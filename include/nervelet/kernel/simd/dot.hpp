// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_DOT_HPP
#define NERVELET_KERNEL_SIMD_DOT_HPP

#include "../portable/dot.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// sum_j a[j] b[j] over at least eight numbers, in Dot's order: eight lanes in registers of 16 bytes, a tree, then the
/// rest.
template <std::size_t Size, class T>
T dot(const T* a, const T* b) {
    constexpr std::size_t full = Size / 8 * 8;
    constexpr std::size_t width = 16 / sizeof(T);
    using Part = Lanes<T, width>;
    typename Part::Type lane[8 / width];
    for (std::size_t i = 0; i < 8 / width; ++i) {
        lane[i] = Part::load(a + i * width) * Part::load(b + i * width);
    }
    for (std::size_t j = 8; j < full; j += 8) {
        for (std::size_t i = 0; i < 8 / width; ++i) {
            lane[i] += Part::load(a + j + i * width) * Part::load(b + j + i * width);
        }
    }
    for (std::size_t half = 4 / width; half > 0; half /= 2) {
        for (std::size_t i = 0; i < half; ++i) {
            lane[i] += lane[i + half];
        }
    }
    T sum =
        width == 4 ? (lane[0][0] + lane[0][width / 2]) + (lane[0][1] + lane[0][width - 1]) : lane[0][0] + lane[0][1];
    for (std::size_t j = full; j < Size; ++j) {
        sum += a[j] * b[j];
    }
    return sum;
}

} // namespace simd

template <std::size_t Size, class T, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
T dot(const T* a, const T* b, Simd<RegisterBytes>) {
    constexpr bool has_lanes = DotOrder<Size>::full > 0;
    return has_lanes ? simd::dot<(has_lanes ? Size : 8)>(a, b) : dot<Size>(a, b, Portable{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
