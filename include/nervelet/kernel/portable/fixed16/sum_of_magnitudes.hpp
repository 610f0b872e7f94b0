// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_SUM_OF_MAGNITUDES_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_SUM_OF_MAGNITUDES_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/magnitude.hpp"
#include "../../../scalar/fixed16/raw.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <std::size_t Size, class T>
constexpr std::uint32_t fixed16_sum_of_magnitudes(const T* x, Portable) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        sum += fixed16::magnitude(fixed16::raw(x[i]));
    }
    return sum;
}

} // namespace kernel
} // namespace nervelet

#endif
