// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_NONZERO_HPP
#define NERVELET_KERNEL_SIMD_NONZERO_HPP

#include <cstdint>

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// The rows whose x is not zero, in ascending order, found without a branch that could be guessed wrongly.
template <class T, std::size_t Rows>
struct Nonzero {
    std::uint32_t rows[Rows];
    std::size_t count;

    explicit Nonzero(const T* x) : count(0) {
        for (std::size_t k = 0; k < Rows; ++k) {
            rows[count] = static_cast<std::uint32_t>(k);
            count += x[k] != T(0) ? 1 : 0;
        }
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
