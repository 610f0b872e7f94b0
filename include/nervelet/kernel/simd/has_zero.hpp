// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_HAS_ZERO_HPP
#define NERVELET_KERNEL_SIMD_HAS_ZERO_HPP

#include "../../core/math/number.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Whether one of Size numbers is zero.
template <std::size_t Size, class T>
bool has_zero(const T* x) {
    using Tile = Tiles<T, Size>;
    using Lane = typename Tile::Lane;
    auto others = Lane::load(x + Tile::offset(0)) != typename Lane::Type{};
    for (std::size_t tile = 1; tile < Tile::count; ++tile) {
        others &= Lane::load(x + Tile::offset(tile)) != typename Lane::Type{};
    }
    return !math::all(others);
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
