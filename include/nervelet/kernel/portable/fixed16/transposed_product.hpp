// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_TRANSPOSED_PRODUCT_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"
#include "../block.hpp"
#include "affine.hpp"

namespace nervelet {
namespace kernel {

/// The sums of a block of inputs, modulo 2^32. Each delta is read once for all of them; where it is zero, and below a
/// ReLU many are, no weight is read on cores without vectors.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
struct Fixed16TransposedProduct {
    const T* weights;
    const T* delta;
    std::int32_t* sums;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        std::uint32_t sum[] = {(static_cast<void>(Index), static_cast<std::uint32_t>(Start))...};
        for (std::size_t o = 0; o < Outputs; ++o) {
            const std::int32_t factor = fixed16::raw(delta[o]);
            const T* const row = weights + o * Inputs + first;
            if (!looks_for_zeros || factor != 0) {
                const std::uint32_t unrolled[] = {
                    (sum[Index] += static_cast<std::uint32_t>(factor * fixed16::raw(row[Index])))...};
                static_cast<void>(unrolled);
            }
        }
        const std::int32_t unrolled[] = {(sums[first + Index] = static_cast<std::int32_t>(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product(const T* weights, const T* delta, std::int32_t* sums, Portable) {
    using Product = Fixed16TransposedProduct<Inputs, Outputs, Start, T>;
    Blocks<Inputs, fixed16_outputs_at_once>::for_each(Product{weights, delta, sums});
}

/// Rare, so rather short: one input at a time.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start, class T>
constexpr void fixed16_transposed_product_saturated(const T* weights, const T* delta, std::int32_t* sums, Portable) {
    for (std::size_t i = 0; i < Inputs; ++i) {
        std::int64_t sum = Start;
        for (std::size_t o = 0; o < Outputs; ++o) {
            sum += std::int32_t(fixed16::raw(delta[o])) * fixed16::raw(weights[o * Inputs + i]);
        }
        sums[i] = fixed16::saturate_to_32(sum);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
