// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_NINE_WEIGHTS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_NINE_WEIGHTS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// What 3 x 3 numbers of a channel are multiplied by, row after row, and what is added.
struct NineWeights {
    std::int32_t weight[9];
    std::int32_t bias;
};

/// bias + the sum of nine products, of numbers that are `distance` and, from row to row, `row` bytes apart.
inline std::int32_t dot_of_nine(const std::int8_t* x, std::size_t distance, std::size_t twice_distance, std::size_t row,
                                const NineWeights& weights) {
    std::int32_t sum;
    std::int32_t number;
    std::int32_t weight;
    __asm__(R"(
        .syntax unified
        ldr %[sum], [%[weights], #36]
    .irp offset, 0, 12, 24
        movs %[number], #0
        ldrsb %[number], [%[x], %[number]]
        ldr %[weight], [%[weights], #\offset]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
        ldrsb %[number], [%[x], %[distance]]
        ldr %[weight], [%[weights], #\offset + 4]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
        ldrsb %[number], [%[x], %[twice]]
        ldr %[weight], [%[weights], #\offset + 8]
        muls %[weight], %[number], %[weight]
        adds %[sum], %[sum], %[weight]
    .if \offset < 24
        add %[x], %[row]
    .endif
    .endr
    )"
            : [x] "+l"(x), [sum] "=&l"(sum), [number] "=&l"(number), [weight] "=&l"(weight)
            : [distance] "l"(distance), [twice] "l"(twice_distance), [row] "h"(row), [weights] "l"(&weights)
            : "cc", "memory");
    return sum;
}

/// One channel of rows of windows that see as many rows of x: the first column of windows may see a pad before x, the
/// last one behind it.
struct DepthwiseRows {
    NineWeights weights[3]; ///< of the first window, of those between, and of the last
    std::size_t windows[3]; ///< how many they are
    std::size_t begin[3];   ///< where they begin in a row of x
    std::size_t step;       ///< from window to window
    std::size_t row_step;   ///< from row to row of windows
    std::size_t distance;   ///< from column to column
    std::size_t row;        ///< from row to row
};

/// Writes the outputs of some rows.
template <class Rounding>
__attribute__((noinline)) void depthwise_rows(const DepthwiseRows& work, const std::int8_t* x, std::size_t rows,
                                              const Factor& the_factor, const Range& range, std::int8_t* y) {
    const Factor factor = the_factor;
    for (; rows > 0; --rows, x += work.row_step) {
        for (std::size_t part = 0; part < 3; ++part) {
            const NineWeights& weights = work.weights[part];
            const std::int8_t* seen = x + work.begin[part];
            for (std::size_t n = work.windows[part]; n > 0; --n) {
                const std::size_t distance = work.distance;
                const std::int32_t sum = dot_of_nine(seen, distance, 2 * distance, work.row, weights);
                *y = range.cut(product<Rounding>(sum, factor, range.zero_point));
                seen += work.step;
                y += distance;
            }
        }
    }
}

/// What a window multiplies 3 x 3 numbers by that begin `down` rows and `right` columns behind its own first tap; the
/// taps that are left see pads.
__attribute__((noinline)) inline void set_weights(const std::int32_t* taps, std::int32_t down, std::int32_t right,
                                                  std::int32_t bias, std::int32_t pad, NineWeights& to) {
    std::int32_t unseen = 0;
    for (std::int32_t k = 0; k < 9; ++k) {
        unseen += taps[k];
    }
    std::int32_t* weight = to.weight;
    for (std::int32_t r = down; r < down + 3; ++r) {
        for (std::int32_t c = right; c < right + 3; ++c) {
            const bool is_tap = r >= 0 && r < 3 && c >= 0 && c < 3;
            *weight = is_tap ? taps[3 * r + c] : 0;
            unseen -= *weight++;
        }
    }
    to.bias = bias + pad * unseen;
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
