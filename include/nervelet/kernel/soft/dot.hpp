// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_DOT_HPP
#define NERVELET_KERNEL_SOFT_DOT_HPP

#include "../portable/dot.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// sum_j a[j] b[j] in the order of Dot. -0 is the number that changes no other one that is added to it.
__attribute__((noinline)) inline float dot(const float* a, const float* b, std::size_t size) {
    float lane[8] = {-0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f};
    std::size_t j = 0;
    if (size >= 8) {
        for (; j < size / 8 * 8; ++j) {
            add_product(lane + j % 8, a[j], b + j, 1);
        }
        for (std::size_t half = 4; half > 0; half /= 2) {
            add_product(lane, 1.0f, lane + half, half);
        }
    }
    for (; j < size; ++j) {
        add_product(lane, a[j], b + j, 1);
    }
    return lane[0];
}

} // namespace soft

template <std::size_t Size>
inline float dot(const float* a, const float* b, Soft) {
    return soft::dot(a, b, Size);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
