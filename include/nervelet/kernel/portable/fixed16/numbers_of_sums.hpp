// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_NUMBERS_OF_SUMS_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_NUMBERS_OF_SUMS_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <std::size_t Size, int Shift, std::int32_t Smallest, class T>
constexpr void fixed16_numbers_of_sums(const std::int32_t* sums, T* numbers, Portable) {
    for (std::size_t k = 0; k < Size; ++k) {
        const std::int32_t number = sums[k] >> Shift;
        fixed16::set_raw(numbers[k], Smallest == 0 ? fixed16::saturate_from_zero(number) : fixed16::saturate(number));
    }
}

template <std::size_t Size, int Shift, class T>
constexpr void fixed16_gated_numbers_of_sums(const std::int32_t* sums, const T* gates, T* numbers, Portable) {
    for (std::size_t k = 0; k < Size; ++k) {
        const std::int16_t number = fixed16::saturate(sums[k] >> Shift);
        fixed16::set_raw(numbers[k], fixed16::raw(gates[k]) > 0 ? number : std::int16_t(0));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
