// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_TRANSPOSED_PRODUCT_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

/// One input in a sum of type Sum, which is to hold or to wrap what is added. weights: those of the input.
template <std::size_t Inputs, std::size_t Outputs, class Sum, class T>
constexpr Sum fixed16_column_dot(const T* weights, const T* delta, Sum sum) {
    for (std::size_t o = 0; o < Outputs; ++o) {
        sum += static_cast<Sum>(std::int32_t(fixed16::raw(delta[o])) * fixed16::raw(weights[o * Inputs]));
    }
    return sum;
}

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product(const T* weights, const T* delta, std::int32_t* sums, Portable) {
    for (std::size_t i = 0; i < Inputs; ++i) {
        sums[i] = static_cast<std::int32_t>(
            fixed16_column_dot<Inputs, Outputs>(weights + i, delta, static_cast<std::uint32_t>(Start)));
    }
}

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product_saturated(const T* weights, const T* delta, std::int32_t* sums, Portable) {
    for (std::size_t i = 0; i < Inputs; ++i) {
        sums[i] = fixed16::saturate_to_32(
            fixed16_column_dot<Inputs, Outputs>(weights + i, delta, static_cast<std::int64_t>(Start)));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
