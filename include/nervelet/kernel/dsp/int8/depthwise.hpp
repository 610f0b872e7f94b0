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

/// The 3 x 3 weights of a channel, row after row, and what no row of x meets.
struct WeightsOfChannel {
    std::int32_t weights[9];
    std::int32_t zeros[3];
    std::int32_t sum; ///< of all weights

    /// They are `count` apart.
    WeightsOfChannel(const std::int8_t* first, std::size_t count) : zeros{0, 0, 0}, sum(0) {
        for (std::size_t k = 0; k < 9; ++k, first += count) {
            weights[k] = number_of(*first);
            sum += weights[k];
        }
    }

    /// Those that row `row` of x meets, when the windows begin `shift` rows below the first row of x; if less than
    /// none: above.
    const std::int32_t* of_row(std::int32_t row, std::int32_t shift) const {
        return row - shift >= 0 && row - shift < 3 ? weights + 3 * (row - shift) : zeros;
    }
};

inline std::uint32_t pair_of(std::int32_t low, std::int32_t high) {
    return lower_halves(static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high));
}

/// Sets what depends on the weights. The rows of weights that are above or below the three rows of x see pads.
__attribute__((noinline)) inline void set_weights(const WeightsOfChannel& channel, std::int32_t shift,
                                                  std::int32_t bias, std::int32_t pad, DepthwiseRows& work) {
    const std::int32_t* const a = channel.of_row(0, shift);
    const std::int32_t* const b = channel.of_row(1, shift);
    const std::int32_t* const c = channel.of_row(2, shift);
    const std::int32_t left = a[0] + b[0] + c[0];
    const std::int32_t right = a[2] + b[2] + c[2];
    work.upper[0] = pair_of(a[0], b[0]);
    work.upper[1] = pair_of(a[1], b[1]);
    work.upper[2] = pair_of(a[2], b[2]);
    work.lower01 = pair_of(c[0], c[1]);
    work.lower2 = static_cast<std::uint32_t>(c[2]);
    work.bias = bias + pad * (channel.sum - left - right - a[1] - b[1] - c[1]);
    work.left = work.bias + pad * left;
    work.right = pad * right;
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
        const WeightsOfChannel weights(filters.weights.data() + j, Count);
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
            set_weights(weights, top - first, filters.bias[j], filters.pad, work);
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
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::true_type) {
    if (takes_steps<Rounding>(filters)) {
        depthwise<Rounding, Windows>(x, filters, y);
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
}

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    std::int8_t* scratch, Dsp) {
    constexpr bool fits = Count == Windows::channels && dsp::is_three_by_three<Windows>();
    dsp::depthwise_or_portable<Rounding, Windows>(x, filters, y, scratch, std::integral_constant<bool, fits>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
