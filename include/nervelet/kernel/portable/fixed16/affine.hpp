// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_AFFINE_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"
#include "../block.hpp"

namespace nervelet {
namespace kernel {

/// Sums of 64 bits take longer.
constexpr bool fixed16_saturates_for_free(Portable) {
    return false;
}

/// A sum modulo 2^32, or saturated.
constexpr std::int32_t fixed16_sum_in_32(std::uint32_t sum) {
    return static_cast<std::int32_t>(sum);
}

constexpr std::int32_t fixed16_sum_in_32(std::int64_t sum) {
    return fixed16::saturate_to_32(sum);
}

/// The sums of a block of outputs, of type Sum, which is to hold or to wrap what is added. Each number of x is read
/// once for all of them.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class Sum, class T>
struct Fixed16Affine {
    const T* x;
    const T* weights;
    std::int32_t* sums;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T* rows = weights + first * Inputs;
        const T* bias = weights + Inputs * Outputs + first;
        Sum sum[] = {
            static_cast<Sum>(std::int32_t(fixed16::raw(bias[Index])) * (std::int32_t(1) << BiasShift) + Start)...};
        for (std::size_t i = 0; i < Inputs; ++i) {
            const std::int32_t number = fixed16::raw(x[i]);
            const Sum unrolled[] = {
                (sum[Index] += static_cast<Sum>(number * fixed16::raw(rows[Index * Inputs + i])))...};
            static_cast<void>(unrolled);
        }
        const std::int32_t unrolled[] = {(sums[first + Index] = fixed16_sum_in_32(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

/// As many outputs at once as small cores have registers for.
constexpr std::size_t fixed16_outputs_at_once = 4;

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine(const T* x, const T* weights, std::int32_t* sums, Portable) {
    using Affine = Fixed16Affine<Inputs, Outputs, BiasShift, Start, std::uint32_t, T>;
    Blocks<Outputs, fixed16_outputs_at_once>::for_each(Affine{x, weights, sums});
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_affine_saturated(const T* x, const T* weights, std::int32_t* sums, Portable) {
    using Affine = Fixed16Affine<Inputs, Outputs, BiasShift, Start, std::int64_t, T>;
    Blocks<Outputs, fixed16_outputs_at_once>::for_each(Affine{x, weights, sums});
}

} // namespace kernel
} // namespace nervelet

#endif
