// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_DESCEND_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_DESCEND_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/saturate.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <class Gradient, class T>
constexpr void fixed16_descend(const T* x, std::size_t size, const Gradient& gradient, std::int32_t start, T* weights,
                               Portable) {
    for (std::size_t i = 0; i < size; ++i) {
        const std::int32_t weight = fixed16::raw(weights[i]);
        const std::int32_t change = (gradient(fixed16::raw(x[i]), weight) + start) >> 16;
        fixed16::set_raw(weights[i], fixed16::saturate(weight - change));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
