// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_SUM_OF_MAGNITUDES_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_SUM_OF_MAGNITUDES_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <std::size_t Size, class T>
constexpr std::uint32_t fixed16_sum_of_magnitudes(const T* x, Portable) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        const std::int32_t number = fixed16::raw(x[i]);
        sum += static_cast<std::uint32_t>(number < 0 ? -number : number);
    }
    return sum;
}

} // namespace kernel
} // namespace nervelet

#endif
