// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_SUMS_HPP
#define NERVELET_LAYER_BASE_FIXED_SUMS_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"

namespace nervelet {
namespace detail {

// A sum of 32 bits must not wrap unnoticed. No weight is larger than 2^15 steps, so |sum_i x[i] w[i]| is at most 2^15
// sum |x[i]|, whatever the order and whatever the weights: one look at x for all outputs says whether any of them can
// leave 32 bits. Where one could, and for Fixed16 that takes inputs whose magnitudes sum to 31 or more, the sums are
// computed in 64 bits and saturated. Some processors have sums that saturate for free: there nobody looks at x.

/// Whether no sum b[o] + sum_i x[i] W[o][i] can leave 32 bits, where it is to be looked at. Of one input none can: a
/// product is at most 2^30, a bias at most 2^30 - 2^15, and half a step at most 2^14.
template <std::size_t Inputs, class T>
constexpr bool sums_fit(const T* x) {
    constexpr std::uint32_t bias = std::uint32_t(1) << T::activation_bits; // 2^15 2^ActivationBits as 2^15 times x
    return Inputs == 1 ||
           (!kernel::fixed16_saturates_for_free() && kernel::fixed16_sum_of_magnitudes<Inputs>(x) < 65535u - bias);
}

/// sums[o] = b[o] + sum_i x[i] W[o][i] with ActivationBits + WeightBits and half a step of ActivationBits, exact or
/// saturated: z[o] is its ActivationBits, sums[o] >> WeightBits.
template <std::size_t Inputs, std::size_t Outputs, class T>
constexpr void fixed_sums(const T* x, const T* parameters, std::int32_t* sums) {
    constexpr std::int32_t half = std::int32_t(1) << (T::weight_bits - 1);
    if (sums_fit<Inputs>(x)) {
        kernel::fixed16_affine<Inputs, Outputs, T::activation_bits, half>(x, parameters, sums);
    } else {
        kernel::fixed16_affine_saturated<Inputs, Outputs, T::activation_bits, half>(x, parameters, sums);
    }
}

/// sums[i] = sum_o W[o][i] delta[o] with DeltaBits + WeightBits and half of 2^Shift, exact or saturated as well.
template <std::size_t Inputs, std::size_t Outputs, int Shift, class T>
constexpr void fixed_sums_below(const T* weights, const T* delta, std::int32_t* sums) {
    constexpr std::int32_t half = std::int32_t(1) << (Shift - 1);
    static_assert(Shift >= 1 && Shift <= 17, "so that half is at most 2^16");
    if (!kernel::fixed16_saturates_for_free() && kernel::fixed16_sum_of_magnitudes<Outputs>(delta) < 65533u) {
        kernel::fixed16_transposed_product<Inputs, Outputs, half>(weights, delta, sums);
    } else {
        kernel::fixed16_transposed_product_saturated<Inputs, Outputs, half>(weights, delta, sums);
    }
}

} // namespace detail
} // namespace nervelet

#endif
