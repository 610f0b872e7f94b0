// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP
#define NERVELET_KERNEL_SOFT_ADD_PRODUCT_HPP

#include "../../core/math/classify.hpp"
#include "../target.hpp"
#include "multiply_add.hpp"
#include "multiply_add_on_thumb.hpp"

/// This folder multiplies and adds float numbers in integers, for Cortex-M0, M0+, M3 and other processors without a
/// floating point unit, where an operator of two floats is a call into the compiler's library. What makes it shorter:
/// one number of every product stays the same for a row and is taken apart once; a number outside the usual range is
/// left to the operators, so that the others need not ask what it is; and where a sum keeps its exponent, it is not
/// taken apart at all. Every product and every sum is rounded like the operators', with the same bits.
#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// sums[j] += x weights[j].
#if defined(NERVELET_HAS_SOFT_THUMB)
__attribute__((noinline)) inline void add_product(float* sums, float x, const float* weights, std::size_t count) {
    const std::uint32_t bits = math::to_bits(x);
    if (!is_usual(bits)) {
        for (std::size_t j = 0; j < count; ++j) {
            sums[j] = multiply_add_any(sums[j], x, weights[j]);
        }
        return;
    }
    const ThumbRow row(bits, sums + count);
    for (;;) {
        multiply_add_on_thumb(sums, weights, row);
        if (sums == row.end) {
            return;
        }
        *sums = multiply_add_any(*sums, x, weights[-1]);
        ++sums;
    }
}
#else
inline void add_product(float* sums, float x, const float* weights, std::size_t count) {
    multiply_add<WideFactor>(sums, x, weights, count);
}
#endif

} // namespace soft

template <std::size_t Rows, std::size_t Columns, class X>
inline void add_product(const X& x, const float* weights, float* z, Soft) {
    for (std::size_t k = 0; k < Rows; ++k) {
        const float value = x[k];
        if (!math::is_zero(value)) {
            soft::add_product(z, value, weights + k * Columns, Columns);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
