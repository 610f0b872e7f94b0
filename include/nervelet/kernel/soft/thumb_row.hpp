// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_THUMB_ROW_HPP
#define NERVELET_KERNEL_SOFT_THUMB_ROW_HPP

#include "room.hpp"

#if defined(NERVELET_HAS_SOFT_THUMB)

#include "usual_range.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

#if defined(__thumb2__)
constexpr int is_wide = 1;
using ThumbFactor = WideFactor;
#else
constexpr int is_wide = 0;
using ThumbFactor = NarrowFactor;
#endif

/// What the assembler takes from memory, in this order.
struct ThumbRow {
    ThumbFactor factor;
    std::uint32_t head; ///< exponent and sign of x: added to those of a weight, they are the product's
    const float* end;
    float x;
};

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
