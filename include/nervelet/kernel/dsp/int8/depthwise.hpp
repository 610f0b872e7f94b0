// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_DSP_INT8_DEPTHWISE_HPP

#include "../../portable/int8/depthwise.hpp"
#include "depthwise_rows.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Sets what depends on the weights of a channel, 9 that are `count` apart, for windows that begin `shift` rows below
/// the three rows of x that they are multiplied with; less than none: above.
__attribute__((noinline)) inline void set_weights(const std::int8_t* weights, std::size_t count, std::int32_t shift,
                                                  std::int32_t bias, std::int32_t pad, DepthwiseRows& work) {
    std::int32_t column[3][3]; // [column][row of x]
    for (std::int32_t c = 0; c < 3; ++c) {
        for (std::int32_t row = 0; row < 3; ++row) {
            const std::int32_t r = row - shift;
            column[c][row] = r >= 0 && r < 3 ? weights[static_cast<std::size_t>(3 * r + c) * count] : 0;
        }
        work.upper[c] =
            lower_halves(static_cast<std::uint32_t>(column[c][0]), static_cast<std::uint32_t>(column[c][1]));
    }
    work.lower01 = lower_halves(static_cast<std::uint32_t>(column[0][2]), static_cast<std::uint32_t>(column[1][2]));
    work.lower2 = static_cast<std::uint32_t>(column[2][2]);
    for (std::int32_t r = 0; r < 3; ++r) { // of the rows of weights that see pads
        if (r + shift < 0 || r + shift > 2) {
            for (std::int32_t c = 0; c < 3; ++c) {
                bias += pad * weights[static_cast<std::size_t>(3 * r + c) * count];
            }
        }
    }
    work.bias = bias;
    work.left = bias + pad * (column[0][0] + column[0][1] + column[0][2]);
    work.right = pad * (column[2][0] + column[2][1] + column[2][2]);
}

/// Whether depthwise() is written for such windows: 3 x 3 over at least as much, with offsets that fit instructions.
template <class Windows>
constexpr bool is_three_by_three() {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    return Rows::taps == 3 && Columns::taps == 3 && Rows::dilation == 1 && Columns::dilation == 1 && Rows::size >= 3 &&
           Columns::size >= 3 && Columns::stride <= 2 && Rows::stride <= 2 && Columns::before <= 1 &&
           Rows::before <= 2 && Columns::positions >= 2 && Columns::end_tap(Columns::positions - 1) >= 2 &&
           Columns::end_tap(Columns::positions - 2) == 3 && 2 * Columns::size * Windows::channels < 4096 &&
           Columns::positions * Windows::channels < 4096;
}

/// Channel after channel, for which y may overlap x by whole positions.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
__attribute__((noinline)) void depthwise(const std::int8_t* x,
                                         const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::int32_t last = static_cast<std::int32_t>(Rows::size) - 3;
    constexpr std::size_t whole = Columns::positions - (Columns::end_tap(Columns::positions - 1) < 3 ? 1 : 0);
    for (std::size_t j = 0; j < Count; ++j) {
        DepthwiseRows work;
        work.factor = Steps<Rounding>::factor(filters.mantissas[j]);
        work.shift = Steps<Rounding>::shift(filters.exponents[j]);
        work.twice_zero_point = 2 * filters.output.zero_point + 1;
        std::size_t row = 0;
        while (row < Rows::positions) {
            const std::int32_t top =
                static_cast<std::int32_t>(row * Rows::stride) - static_cast<std::int32_t>(Rows::before);
            const std::int32_t first = top < 0 ? 0 : top > last ? last : top;
            std::size_t end = row + 1;
            if (first == top) { // all rows in which windows see no pad above or below
                end = static_cast<std::size_t>(last + static_cast<std::int32_t>(Rows::before)) / Rows::stride + 1;
                end = end < Rows::positions ? end : Rows::positions;
            }
            set_weights(filters.weights.data() + j, Count, top - first, filters.bias[j], filters.pad, work);
            work.x = x + static_cast<std::size_t>(first) * Columns::size * Count + j;
            work.y = y + row * Columns::positions * Count + j;
            work.end = work.y + whole * Count;
            work.rows = static_cast<std::uint32_t>(end - row);
            depthwise_rows<Rounding, Windows>(work);
            row = end;
        }
    }
    cut_bytes(y, Windows::positions * Count, filters.output);
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::true_type) {
    if (takes_steps<Rounding>(filters)) {
        depthwise<Rounding, Windows>(x, filters, y);
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
}

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    Dsp) {
    constexpr bool fits = Count == Windows::channels && dsp::is_three_by_three<Windows>();
    dsp::depthwise_or_portable<Rounding, Windows>(x, filters, y, std::integral_constant<bool, fits>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
