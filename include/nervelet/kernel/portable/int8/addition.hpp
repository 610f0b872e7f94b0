// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_ADDITION_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_ADDITION_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/addition.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <class Rounding, std::size_t Size>
constexpr void int8_addition(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition, std::int8_t* y,
                             Portable) {
    for (std::size_t k = 0; k < Size; ++k) {
        y[k] = addition.add<Rounding>(a[k], b[k]);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
