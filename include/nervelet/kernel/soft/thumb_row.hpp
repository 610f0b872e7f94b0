// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_THUMB_ROW_HPP
#define NERVELET_KERNEL_SOFT_THUMB_ROW_HPP

#include "../target.hpp"

#if defined(NERVELET_HAS_SOFT_THUMB)

#include "usual_range.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// The sum of two heads: an exponent, a sign and a carry. What is above them in the register is the top of a narrow
/// factor; it would take one more register otherwise, and there is none.
constexpr int head_bits = 10;

#if defined(__thumb2__)
constexpr int is_wide = 1;
using ThumbFactor = WideFactor;
constexpr std::uint32_t above_head(const WideFactor&) {
    return 0;
}
#else
constexpr int is_wide = 0;
using ThumbFactor = NarrowFactor;
constexpr std::uint32_t above_head(const NarrowFactor& factor) {
    return factor.top << head_bits;
}
#endif

/// What the assembler takes from memory, in this order.
struct ThumbRow {
    ThumbFactor factor;
    std::uint32_t head; ///< exponent and sign of x: added to those of a weight, they are the product's
    const float* end;

    ThumbRow(std::uint32_t x, const float* row_end)
        : factor(x), head((x >> 23) - bias - smallest_product + above_head(factor)), end(row_end) {}
};

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
