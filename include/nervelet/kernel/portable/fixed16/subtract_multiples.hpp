// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_SUBTRACT_MULTIPLES_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_SUBTRACT_MULTIPLES_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/multiple.hpp"
#include "../../target.hpp"
#include "subtract_multiple.hpp"

namespace nervelet {
namespace kernel {

/// target: of the kernel for a row.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, class T, class Multiples, class Target>
constexpr void fixed16_subtract_multiples(const T* x, T* weights, const Multiples& multiples, Portable, Target target) {
    T* bias = weights + Inputs * Outputs;
    for (std::size_t o = 0; o < Outputs; ++o) {
        const fixed16::Multiple multiple = multiples(o);
        if (multiple.scale != 0) {
            fixed16_subtract_multiple<Inputs>(x, multiple.scale, multiple.start, weights + o * Inputs, target);
            multiple.subtract(std::int32_t(1) << BiasShift, bias[o]);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
