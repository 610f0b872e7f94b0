// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_SUBTRACT_MULTIPLE_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_SUBTRACT_MULTIPLE_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <std::size_t Inputs, class T>
constexpr void fixed16_subtract_multiple(const T* x, std::int32_t scale, std::int32_t start, T* row, Portable) {
    for (std::size_t i = 0; i < Inputs; ++i) {
        const std::int32_t change = (scale * fixed16::raw(x[i]) + start) >> 16;
        fixed16::set_raw(row[i], fixed16::saturate(fixed16::raw(row[i]) - change));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
