// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_NONZERO_HPP
#define NERVELET_KERNEL_SIMD_NONZERO_HPP

#include <cstdint>

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// So many rows are looked through at once, whatever the size of a layer, so that the list of them takes little stack.
constexpr std::size_t rows_in_chunk = 64;

/// Those of at most rows_in_chunk rows from first on whose x is not zero, in ascending order, found without a branch
/// that could be guessed wrongly.
struct Nonzero {
    std::uint32_t rows[rows_in_chunk];
    std::size_t count;

    template <class T>
    Nonzero(const T* x, std::size_t first, std::size_t end) : count(0) {
        for (std::size_t k = first; k < end; ++k) {
            rows[count] = static_cast<std::uint32_t>(k);
            count += x[k] != T(0) ? 1 : 0;
        }
    }
};

/// Calls function(k) for every row k of Rows whose x is not zero.
template <std::size_t Rows, class T, class Function>
void for_each_nonzero(const T* x, const Function& function) {
    for (std::size_t first = 0; first < Rows; first += rows_in_chunk) {
        const Nonzero nonzero(x, first, Rows - first < rows_in_chunk ? Rows : first + rows_in_chunk);
        for (std::size_t n = 0; n < nonzero.count; ++n) {
            function(nonzero.rows[n]);
        }
    }
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
