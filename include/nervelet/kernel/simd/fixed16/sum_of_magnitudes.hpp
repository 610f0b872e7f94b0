// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FIXED16_SUM_OF_MAGNITUDES_HPP
#define NERVELET_KERNEL_SIMD_FIXED16_SUM_OF_MAGNITUDES_HPP

#include "../../portable/fixed16/sum_of_magnitudes.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_SSE2)

namespace nervelet {
namespace kernel {

/// |x| is x times 1 or -1.
template <std::size_t Size, std::enable_if_t<(Size >= 8), int> = 0>
std::uint32_t fixed16_sum_of_magnitudes(const std::int16_t* x, Vectors) {
    simd::Four sums = {0, 0, 0, 0};
    for (std::size_t eight = 0; eight < simd::Eights<Size>::count; ++eight) {
        const simd::Eight numbers = simd::Eights<Size>::load(x, eight);
        sums += simd::products_of_pairs(numbers, (numbers >> 15) | std::int16_t(1));
    }
    return static_cast<std::uint32_t>(sums[0]) + static_cast<std::uint32_t>(sums[1]) +
           static_cast<std::uint32_t>(sums[2]) + static_cast<std::uint32_t>(sums[3]);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
