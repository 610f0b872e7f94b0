// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_AFFINE_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

/// Sums of 64 bits take longer.
constexpr bool fixed16_saturates_for_free(Portable) {
    return false;
}

/// One output in a sum of type Sum, which is to hold or to wrap what is added.
template <std::size_t Inputs, class Sum, class T>
constexpr Sum fixed16_dot(const T* x, const T* row, Sum sum) {
    for (std::size_t i = 0; i < Inputs; ++i) {
        sum += static_cast<Sum>(std::int32_t(fixed16::raw(x[i])) * fixed16::raw(row[i]));
    }
    return sum;
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine(const T* x, const T* weights, std::int32_t* sums, Portable) {
    const T* bias = weights + Inputs * Outputs;
    for (std::size_t o = 0; o < Outputs; ++o) {
        const std::int32_t first = std::int32_t(fixed16::raw(bias[o])) * (std::int32_t(1) << BiasShift) + Start;
        sums[o] =
            static_cast<std::int32_t>(fixed16_dot<Inputs>(x, weights + o * Inputs, static_cast<std::uint32_t>(first)));
    }
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine_saturated(const T* x, const T* weights, std::int32_t* sums, Portable) {
    const T* bias = weights + Inputs * Outputs;
    for (std::size_t o = 0; o < Outputs; ++o) {
        const std::int32_t first = std::int32_t(fixed16::raw(bias[o])) * (std::int32_t(1) << BiasShift) + Start;
        sums[o] = fixed16::saturate_to_32(fixed16_dot<Inputs>(x, weights + o * Inputs, std::int64_t(first)));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
