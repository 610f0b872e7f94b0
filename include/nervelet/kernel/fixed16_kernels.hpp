// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_FIXED16_KERNELS_HPP
#define NERVELET_KERNEL_FIXED16_KERNELS_HPP

/// The part of the menu, kernels.hpp, for 16-bit integers, scalar/fixed.hpp. Integers are exact in any order, so all
/// targets give the same bits. W is [out][in], one output's weights beside each other, two's complement, and b follows
/// it: a form reads and writes std::int16_t, at addresses that are even and no more. T is that, or in a constant
/// expression a number that is kept as one.
///
/// Sums of products come in two forms: modulo 2^32, and exact, then saturated. layer/base/fixed_sums.hpp takes the
/// first one where a bound says that both are equal, unless fixed16_saturates_for_free().

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../scalar/fixed16/raw.hpp"
#include "dsp/fixed16/affine.hpp"
#include "dsp/fixed16/subtract_multiple.hpp"
#include "dsp/fixed16/transposed_product.hpp"
#include "fixed16_convolution_kernels.hpp"
#include "fixed16_optimizer_kernels.hpp"
#include "helium/fixed16/affine.hpp"
#include "helium/fixed16/numbers_of_sums.hpp"
#include "helium/fixed16/subtract_multiple.hpp"
#include "helium/fixed16/sum_of_magnitudes.hpp"
#include "helium/fixed16/transposed_product.hpp"
#include "portable/fixed16/affine.hpp"
#include "portable/fixed16/numbers_of_sums.hpp"
#include "portable/fixed16/subtract_multiple.hpp"
#include "portable/fixed16/subtract_multiples.hpp"
#include "portable/fixed16/sum_of_magnitudes.hpp"
#include "portable/fixed16/transposed_product.hpp"
#include "simd/fixed16/affine.hpp"
#include "simd/fixed16/subtract_multiple.hpp"
#include "simd/fixed16/sum_of_magnitudes.hpp"
#include "simd/fixed16/transposed_product.hpp"
#include "target.hpp"
#include "thumb1/fixed16/affine.hpp"
#include "thumb1/fixed16/subtract_multiples.hpp"
#include "thumb1/fixed16/transposed_product.hpp"

namespace nervelet {
namespace kernel {

/// Whether the saturated forms take no longer than those modulo 2^32.
constexpr bool fixed16_saturates_for_free() {
    return fixed16_saturates_for_free(Best<std::int16_t>{});
}

/// sums[o] = Start + b[o] 2^BiasShift + sum_i x[i] W[o][i], modulo 2^32. 0 <= BiasShift <= 15, 0 <= Start <= 2^16.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine(const T* x, const T* weights, std::int32_t* sums) {
    if (math::constant_evaluated()) {
        fixed16_affine<Inputs, Outputs, BiasShift, Start>(x, weights, sums, Portable{});
    } else {
        fixed16_affine<Inputs, Outputs, BiasShift, Start>(fixed16::integers(x), fixed16::integers(weights), sums,
                                                          Best<std::int16_t>{});
    }
}

/// The same, saturated to 32 bits.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine_saturated(const T* x, const T* weights, std::int32_t* sums) {
    if (math::constant_evaluated()) {
        fixed16_affine_saturated<Inputs, Outputs, BiasShift, Start>(x, weights, sums, Portable{});
    } else {
        fixed16_affine_saturated<Inputs, Outputs, BiasShift, Start>(fixed16::integers(x), fixed16::integers(weights),
                                                                    sums, Best<std::int16_t>{});
    }
}

/// sums[i] = Start + sum_o W[o][i] delta[o], modulo 2^32. 0 <= Start <= 2^16.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product(const T* weights, const T* delta, std::int32_t* sums) {
    if (math::constant_evaluated()) {
        fixed16_transposed_product<Inputs, Outputs, Start>(weights, delta, sums, Portable{});
    } else {
        fixed16_transposed_product<Inputs, Outputs, Start>(fixed16::integers(weights), fixed16::integers(delta), sums,
                                                           Best<std::int16_t>{});
    }
}

/// The same, saturated to 32 bits.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product_saturated(const T* weights, const T* delta, std::int32_t* sums) {
    if (math::constant_evaluated()) {
        fixed16_transposed_product_saturated<Inputs, Outputs, Start>(weights, delta, sums, Portable{});
    } else {
        fixed16_transposed_product_saturated<Inputs, Outputs, Start>(
            fixed16::integers(weights), fixed16::integers(delta), sums, Best<std::int16_t>{});
    }
}

/// row[i] = row[i] - floor((scale x[i] + start) / 2^16), saturated to 16 bits. scale: a 16-bit integer. 0 <= start <
/// 2^16: drawn at random it rounds each change up or down so that its mean is right.
template <std::size_t Inputs, class T>
constexpr void fixed16_subtract_multiple(const T* x, std::int32_t scale, std::int32_t start, T* row) {
    if (math::constant_evaluated()) {
        fixed16_subtract_multiple<Inputs>(x, scale, start, row, Portable{});
    } else {
        fixed16_subtract_multiple<Inputs>(fixed16::integers(x), scale, start, fixed16::integers(row),
                                          Best<std::int16_t>{});
    }
}

/// The same for all outputs, and for the biases behind W, whose x is 2^BiasShift. multiples(o) gives the Multiple of
/// output o; it is called once for each, in this order.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, class T, class Multiples>
constexpr void fixed16_subtract_multiples(const T* x, T* weights, const Multiples& multiples) {
    if (math::constant_evaluated()) {
        fixed16_subtract_multiples<Inputs, Outputs, BiasShift>(x, weights, multiples, Portable{}, Portable{});
    } else {
        fixed16_subtract_multiples<Inputs, Outputs, BiasShift>(fixed16::integers(x), fixed16::integers(weights),
                                                               multiples, Best<std::int16_t>{}, Best<std::int16_t>{});
    }
}

/// numbers[k] = floor(sums[k] / 2^Shift), or the nearest of Smallest to 2^15 - 1. 1 <= Shift <= 31; Smallest: -2^15 or
/// 0.
template <std::size_t Size, int Shift, std::int32_t Smallest, class T>
constexpr void fixed16_numbers_of_sums(const std::int32_t* sums, T* numbers) {
    if (math::constant_evaluated()) {
        fixed16_numbers_of_sums<Size, Shift, Smallest>(sums, numbers, Portable{});
    } else {
        fixed16_numbers_of_sums<Size, Shift, Smallest>(sums, fixed16::integers(numbers), Best<std::int16_t>{});
    }
}

/// The same with Smallest = -2^15, and zero where gates[k] is not above zero.
template <std::size_t Size, int Shift, class T>
constexpr void fixed16_gated_numbers_of_sums(const std::int32_t* sums, const T* gates, T* numbers) {
    if (math::constant_evaluated()) {
        fixed16_gated_numbers_of_sums<Size, Shift>(sums, gates, numbers, Portable{});
    } else {
        fixed16_gated_numbers_of_sums<Size, Shift>(sums, fixed16::integers(gates), fixed16::integers(numbers),
                                                   Best<std::int16_t>{});
    }
}

/// sum_i |x[i]|, Size < 2^17.
template <std::size_t Size, class T>
constexpr std::uint32_t fixed16_sum_of_magnitudes(const T* x) {
    return math::constant_evaluated() ? fixed16_sum_of_magnitudes<Size>(x, Portable{})
                                      : fixed16_sum_of_magnitudes<Size>(fixed16::integers(x), Best<std::int16_t>{});
}

} // namespace kernel
} // namespace nervelet

#endif
