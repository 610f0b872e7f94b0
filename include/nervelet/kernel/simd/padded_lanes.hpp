// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_PADDED_LANES_HPP
#define NERVELET_KERNEL_SIMD_PADDED_LANES_HPP

#include <cstddef>

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// How many lanes hold count numbers: fewest, or twice, four times, ... as many.
constexpr std::size_t lanes_for(std::size_t count, std::size_t fewest) {
    return fewest < count ? lanes_for(count, 2 * fewest) : fewest;
}

/// Count numbers in the smallest vector that holds them, with zeros behind them.
template <class T, std::size_t Count>
struct PaddedLanes {
    using Type = typename Lanes<T, lanes_for(Count, 16 / sizeof(T))>::Type;

    static Type load(const T* from) {
        Type vector{};
        __builtin_memcpy(&vector, from, Count * sizeof(T));
        return vector;
    }

    static void store(T* to, const Type& vector) { __builtin_memcpy(to, &vector, Count * sizeof(T)); }
    static Type constant(T number) { return Type{} + number; }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
