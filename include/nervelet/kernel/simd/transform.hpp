// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_TRANSFORM_HPP
#define NERVELET_KERNEL_SIMD_TRANSFORM_HPP

#include <type_traits>

#include "../portable/transform.hpp"
#include "padded_lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Size numbers, each replaced by function(number), in vectors. The last vector overlaps the one before: it is read
/// before that is written. Fewer numbers than the smallest vector holds lie in one with zeros behind them.
template <class T, std::size_t Size>
struct Transform {
    static constexpr bool is_short = Size < 16 / sizeof(T);
    using Tile = Tiles<T, Size>;
    using Lane = std::conditional_t<is_short, PaddedLanes<T, Size>, typename Tile::Lane>;
    using Type = typename Lane::Type;
    static constexpr std::size_t count = is_short ? 1 : Tile::count;
    static constexpr std::size_t last_offset = is_short ? 0 : Tile::offset(Tile::count - 1);

    template <class Function>
    static void run(const Function& function, T* values) {
        const Type last = Lane::load(values + last_offset);
        for (std::size_t tile = 0; tile + 1 < count; ++tile) {
            Lane::store(values + tile * Tile::lanes, function(Lane::load(values + tile * Tile::lanes)));
        }
        Lane::store(values + last_offset, function(last));
    }

    template <class Function>
    static void run(const Function& function, T* values, T* slopes) {
        const Type last = Lane::load(values + last_offset);
        Type slope;
        for (std::size_t tile = 0; tile + 1 < count; ++tile) {
            Lane::store(values + tile * Tile::lanes, function(Lane::load(values + tile * Tile::lanes), slope));
            Lane::store(slopes + tile * Tile::lanes, slope);
        }
        Lane::store(values + last_offset, function(last, slope));
        Lane::store(slopes + last_offset, slope);
    }
};

} // namespace simd

template <std::size_t Size, class Function, class T, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value && Function::takes_lanes && (Size > 1)>
transform(const Function& function, T* values, Simd<RegisterBytes>) {
    simd::Transform<T, Size>::run(function, values);
}

template <std::size_t Size, class Function, class T, std::size_t RegisterBytes>
T transform_and_sum(const Function& function, T* values, Simd<RegisterBytes> target) {
    transform<Size>(function, values, target);
    T sum = T(0);
    for (std::size_t j = 0; j < Size; ++j) {
        sum += values[j];
    }
    return sum;
}

template <std::size_t Size, class Function, class T, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value && Function::takes_lanes && (Size > 1)>
transform(const Function& function, T* values, T* slopes, Simd<RegisterBytes>) {
    simd::Transform<T, Size>::run(function, values, slopes);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
