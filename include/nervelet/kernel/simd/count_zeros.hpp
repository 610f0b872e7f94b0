// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_COUNT_ZEROS_HPP
#define NERVELET_KERNEL_SIMD_COUNT_ZEROS_HPP

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// How many of Size numbers are zero. Some are counted twice where Size is no multiple of the vector's width.
template <std::size_t Size, class T>
T count_zeros(const T* x) {
    using Tile = Tiles<T, Size>;
    using Lane = typename Tile::Lane;
    typename Lane::Type zeros{};
    for (std::size_t tile = 0; tile < Tile::count; ++tile) {
        const typename Lane::Type numbers = Lane::load(x + Tile::offset(tile));
        zeros += numbers == typename Lane::Type{} ? typename Lane::Type{} + T(1) : typename Lane::Type{};
    }
    T sum = T(0);
    for (std::size_t i = 0; i < Tile::lanes; ++i) {
        sum += zeros[i];
    }
    return sum;
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
