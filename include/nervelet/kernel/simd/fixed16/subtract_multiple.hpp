// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FIXED16_SUBTRACT_MULTIPLE_HPP
#define NERVELET_KERNEL_SIMD_FIXED16_SUBTRACT_MULTIPLE_HPP

#include "../../portable/fixed16/subtract_multiple.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_SSE2)

namespace nervelet {
namespace kernel {

/// (scale x + start) / 2^16, rounded down, is the upper half of scale x, and one more where its lower half, without a
/// sign, is above 2^16 - 1 - start. An x of zero changes nothing.
template <std::size_t Inputs, std::enable_if_t<(Inputs >= 8), int> = 0>
void fixed16_subtract_multiple(const std::int16_t* x, std::int32_t scale, std::int32_t start, std::int16_t* row,
                               Vectors) {
    using Unsigned = simd::Lanes<std::uint16_t, 8>::Type;
    const simd::Eight scales = std::int16_t(scale) - simd::Eight{};
    // Both are moved by 2^15, as SSE2 compares numbers with signs.
    const simd::Eight limits = static_cast<std::int16_t>(32767 - start) - simd::Eight{};
    for (std::size_t eight = 0; eight < simd::Eights<Inputs>::count; ++eight) {
        std::int16_t* const weights = row + simd::Eights<Inputs>::offset(eight);
        const simd::Eight numbers = simd::Eights<Inputs>::load(x, eight);
        const Unsigned low = reinterpret_cast<Unsigned>(numbers) * reinterpret_cast<Unsigned>(scales);
        const simd::Eight carry = reinterpret_cast<simd::Eight>(low ^ std::uint16_t(0x8000)) > limits; // -1 or 0
        const simd::Eight change = simd::high_products(numbers, scales) - carry;
        simd::Lanes<std::int16_t, 8>::store(weights, simd::saturated_difference(simd::load_eight(weights), change));
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
