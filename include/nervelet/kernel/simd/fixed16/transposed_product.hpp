// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_SIMD_FIXED16_TRANSPOSED_PRODUCT_HPP

#include "../../portable/fixed16/transposed_product.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_SSE2)

namespace nervelet {
namespace kernel {
namespace simd {

inline void store_sums(const WrappedSums& four, std::int32_t start, std::int32_t* sums) {
    Lanes<std::int32_t, 4>::store(sums, four.sums + start);
}

inline void store_sums(const ExactSums& four, std::int32_t start, std::int32_t* sums) {
    const Four first = Four{} + start;
    Lanes<std::int32_t, 4>::store(sums, saturated_totals(four.high, four.low, first, four.count));
}

/// Eight inputs at once, two outputs a turn, whose weights are woven together.
template <class Sums, std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void transposed_product(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums) {
    for (std::size_t eight = 0; eight < Eights<Inputs>::count; ++eight) {
        const std::size_t i = Eights<Inputs>::offset(eight);
        const std::int16_t* row = weights + i;
        Sums low;
        Sums high;
        for (std::size_t o = 0; o < Outputs; o += 2, row += 2 * Inputs) {
            const bool is_last = o + 1 == Outputs;
            const std::int16_t a = delta[o];
            const std::int16_t b = is_last ? std::int16_t(0) : delta[o + 1];
            const Eight deltas = {a, b, a, b, a, b, a, b};
            const Eight first = load_eight(row);
            const Eight second = is_last ? first : load_eight(row + Inputs);
            low.add(products_of_pairs(weave_low(first, second), deltas));
            high.add(products_of_pairs(weave_high(first, second), deltas));
        }
        store_sums(low, Start, sums + i);
        store_sums(high, Start, sums + i + 4);
    }
}

} // namespace simd

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, std::enable_if_t<(Inputs >= 8), int> = 0>
void fixed16_transposed_product(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums, Vectors) {
    simd::transposed_product<simd::WrappedSums, Inputs, Outputs, Start>(weights, delta, sums);
}

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, std::enable_if_t<(Inputs >= 8), int> = 0>
void fixed16_transposed_product_saturated(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums,
                                          Vectors) {
    simd::transposed_product<simd::ExactSums, Inputs, Outputs, Start>(weights, delta, sums);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
