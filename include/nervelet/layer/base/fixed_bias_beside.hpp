// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_BIAS_BESIDE_HPP
#define NERVELET_LAYER_BASE_FIXED_BIAS_BESIDE_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"
#include "../../scalar/fixed16/saturate.hpp"
#include "fixed_sums.hpp"

namespace nervelet {
namespace detail {

/// The parameters of an affine layer of 16 bits whose biases have their values elsewhere.
template <class T>
struct FixedBiasBeside {
    const T* constants; ///< weights, then biases that do not count
    const T* bias;      ///< those that do
};

/// Of one output, in 64 bits.
template <std::size_t Inputs, class T>
constexpr std::int32_t fixed_sum_in_64_bits(const T* x, const T* weights, std::int32_t bias, std::int32_t start) {
    std::int64_t sum = std::int64_t(bias) * (std::int32_t(1) << T::activation_bits) + start;
    for (std::size_t i = 0; i < Inputs; ++i) {
        sum += std::int32_t(x[i].raw) * weights[i].raw;
    }
    return fixed16::saturate_to_32(sum);
}

/// As fixed_sums() of parameters that lie together, to the bit. The kernel adds the biases that do not count, and what
/// they lack is added afterwards. Where no sum can leave 32 bits, modulo 2^32, because what overflows on the way is of
/// no consequence; else to what the kernel has saturated, unless it is saturated indeed: that sum is computed anew.
template <std::size_t Inputs, std::size_t Outputs, class T>
constexpr void fixed_sums(const T* x, FixedBiasBeside<T> parameters, std::int32_t* sums) {
    constexpr std::int32_t half = std::int32_t(1) << (T::weight_bits - 1);
    const T* old_bias = parameters.constants + Inputs * Outputs;
    if (sums_fit<Inputs>(x)) {
        kernel::fixed16_affine<Inputs, Outputs, T::activation_bits, half>(x, parameters.constants, sums);
        for (std::size_t o = 0; o < Outputs; ++o) {
            const std::int32_t lacking = std::int32_t(parameters.bias[o].raw) - old_bias[o].raw;
            const std::uint32_t added = static_cast<std::uint32_t>(lacking) << T::activation_bits;
            sums[o] = fixed16::wrapping_sum(sums[o], static_cast<std::int32_t>(added));
        }
        return;
    }
    kernel::fixed16_affine_saturated<Inputs, Outputs, T::activation_bits, half>(x, parameters.constants, sums);
    for (std::size_t o = 0; o < Outputs; ++o) {
        const std::int64_t lacking = std::int32_t(parameters.bias[o].raw) - old_bias[o].raw;
        sums[o] = sums[o] == INT32_MAX || sums[o] == INT32_MIN
                      ? fixed_sum_in_64_bits<Inputs>(x, parameters.constants + o * Inputs, parameters.bias[o].raw, half)
                      : fixed16::saturate_to_32(sums[o] + lacking * (std::int32_t(1) << T::activation_bits));
    }
}

} // namespace detail
} // namespace nervelet

#endif
