// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_SIMD_FIXED16_AFFINE_HPP

#include "../../portable/fixed16/affine.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_SSE2)

namespace nervelet {
namespace kernel {
namespace simd {

/// Four rows, each with sums of its own.
template <class Sums>
struct FourRows {
    Sums a;
    Sums b;
    Sums c;
    Sums d;
};

/// first[k] + the sums of row k, modulo 2^32.
inline Four finished(const FourRows<WrappedSums>& rows, Four first) {
    return first + sums_across(rows.a.sums, rows.b.sums, rows.c.sums, rows.d.sums);
}

/// The same, saturated.
inline Four finished(const FourRows<ExactSums>& rows, Four first) {
    const Four high = sums_across(rows.a.high, rows.b.high, rows.c.high, rows.d.high);
    const Four low = sums_across(rows.a.low, rows.b.low, rows.c.low, rows.d.low);
    return saturated_totals(high, low, first, 4 * rows.a.count);
}

/// Four outputs at once; the last four overlap those before them, and where there are fewer, one is taken again.
template <class Sums, std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums) {
    constexpr std::size_t second = Outputs > 1 ? 1 : 0;
    constexpr std::size_t third = Outputs > 2 ? 2 : 0;
    constexpr std::size_t fourth = Outputs > 3 ? 3 : 0;
    constexpr std::size_t at_once = Outputs < 4 ? Outputs : 4;
    for (std::size_t block = 0; block < Outputs; block += 4) {
        const std::size_t o = block + at_once <= Outputs ? block : Outputs - at_once;
        const std::int16_t* const row = weights + o * Inputs;
        FourRows<Sums> rows;
        for (std::size_t eight = 0; eight < Eights<Inputs>::count; ++eight) {
            const Eight numbers = Eights<Inputs>::load(x, eight);
            const std::int16_t* const reads = row + Eights<Inputs>::offset(eight);
            rows.a.add(products_of_pairs(numbers, load_eight(reads)));
            rows.b.add(products_of_pairs(numbers, load_eight(reads + second * Inputs)));
            rows.c.add(products_of_pairs(numbers, load_eight(reads + third * Inputs)));
            rows.d.add(products_of_pairs(numbers, load_eight(reads + fourth * Inputs)));
        }
        const std::int16_t* const bias = weights + Inputs * Outputs + o;
        const Four biases = {bias[0], bias[second], bias[third], bias[fourth]};
        const Four sum = finished(rows, biases * (std::int32_t(1) << BiasShift) + Start);
        __builtin_memcpy(sums + o, &sum, at_once * sizeof(sums[0]));
    }
}

} // namespace simd

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start,
          std::enable_if_t<(Inputs >= 8), int> = 0>
void fixed16_affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, Vectors) {
    simd::affine<simd::WrappedSums, Inputs, Outputs, BiasShift, Start>(x, weights, sums);
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start,
          std::enable_if_t<(Inputs >= 8), int> = 0>
void fixed16_affine_saturated(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, Vectors) {
    simd::affine<simd::ExactSums, Inputs, Outputs, BiasShift, Start>(x, weights, sums);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
