// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_DSP_FIXED16_TRANSPOSED_PRODUCT_HPP

#include "../../portable/fixed16/transposed_product.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// The sums of four inputs at once, two outputs a turn. Shapes are no part of its type, so that all layers have one
/// copy of it. The last inputs % 4 are left to others.
__attribute__((noinline)) inline void transposed_product(const std::int16_t* weights, const std::int16_t* delta,
                                                         std::int32_t* sums, std::size_t inputs, std::size_t outputs,
                                                         std::int32_t start) {
    const std::int16_t* const end_of_pairs = delta + outputs / 2 * 2;
    for (std::size_t i = 0; i + 4 <= inputs; i += 4) {
        std::int32_t a = start;
        std::int32_t b = start;
        std::int32_t c = start;
        std::int32_t d = start;
        const std::int16_t* row = weights + i;
        const std::int16_t* reads = delta;
        for (; reads != end_of_pairs; reads += 2) {
            const std::uint32_t deltas = load_pair(reads);
            std::uint32_t left = load_pair(row);
            std::uint32_t right = load_pair(row + 2);
            a = add_low_low(left, deltas, a);
            b = add_high_low(left, deltas, b);
            c = add_low_low(right, deltas, c);
            d = add_high_low(right, deltas, d);
            row += inputs;
            left = load_pair(row);
            right = load_pair(row + 2);
            a = add_low_high(left, deltas, a);
            b = add_high_high(left, deltas, b);
            c = add_low_high(right, deltas, c);
            d = add_high_high(right, deltas, d);
            row += inputs;
        }
        if (outputs % 2 != 0) {
            const std::uint32_t last = static_cast<std::uint16_t>(*reads);
            const std::uint32_t left = load_pair(row);
            const std::uint32_t right = load_pair(row + 2);
            a = add_low_low(left, last, a);
            b = add_high_low(left, last, b);
            c = add_low_low(right, last, c);
            d = add_high_low(right, last, d);
        }
        sums[i] = a;
        sums[i + 1] = b;
        sums[i + 2] = c;
        sums[i + 3] = d;
    }
}

/// The sum of the input whose weights these are.
inline std::int32_t column_dot(const std::int16_t* weights, const std::int16_t* delta, std::size_t inputs,
                               std::size_t outputs, std::int32_t sum) {
    for (std::size_t o = 0; o < outputs; ++o, weights += inputs) {
        sum = add_low_low(static_cast<std::uint16_t>(*weights), static_cast<std::uint16_t>(delta[o]), sum);
    }
    return sum;
}

} // namespace dsp

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void fixed16_transposed_product(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums, Dsp) {
    dsp::transposed_product(weights, delta, sums, Inputs, Outputs, Start);
    for (std::size_t i = Inputs / 4 * 4; i < Inputs; ++i) {
        sums[i] = dsp::column_dot(weights + i, delta, Inputs, Outputs, Start);
    }
}

/// A sum that has left 32 bits may have come back: then it is computed again for nothing.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void fixed16_transposed_product_saturated(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums,
                                          Dsp) {
    dsp::forget_overflow();
    fixed16_transposed_product<Inputs, Outputs, Start>(weights, delta, sums, Dsp{});
    if (dsp::has_overflowed()) {
        fixed16_transposed_product_saturated<Inputs, Outputs, Start>(weights, delta, sums, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
