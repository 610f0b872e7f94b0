// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_DSP_INT8_DEPTHWISE_HPP

#include "../../portable/int8/depthwise.hpp"
#include "channel_filters.hpp"
#include "depthwise_rows.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// The 3 x 3 weights of a channel, for windows that begin `shift` rows above the three rows of x that they are
/// multiplied with.
class ShiftedWeights {
public:
    template <std::size_t Count>
    ShiftedWeights(const std::int8_t* weights, std::int32_t shift, std::integral_constant<std::size_t, Count>) {
        for (std::int32_t r = 0; r < 3; ++r) {
            for (std::int32_t c = 0; c < 3; ++c) {
                const std::int32_t row = r + shift;
                const std::int32_t weight = weights[(3 * r + c) * static_cast<std::int32_t>(Count)];
                if (row >= 0 && row < 3) {
                    weights_[3 * row + c] = weight;
                    of_column_[c] += weight;
                } else {
                    of_pads_ += weight;
                }
            }
        }
    }

    std::uint32_t pair(std::size_t low, std::size_t high) const {
        return static_cast<std::uint16_t>(weights_[low]) | static_cast<std::uint32_t>(weights_[high]) << 16;
    }
    std::int32_t sum_of_column(std::size_t column) const { return of_column_[column]; }
    std::int32_t sum_of_pads() const { return of_pads_; } ///< of the rows outside of the three

private:
    std::int32_t weights_[9] = {};
    std::int32_t of_column_[3] = {};
    std::int32_t of_pads_ = 0;
};

/// Whether depthwise() is written for such windows: 3 x 3 over at least as much, with offsets that fit instructions.
template <class Windows>
constexpr bool is_three_by_three() {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    return Rows::taps == 3 && Columns::taps == 3 && Rows::dilation == 1 && Columns::dilation == 1 && Rows::size >= 3 &&
           Columns::size >= 3 && Columns::stride <= 2 && Rows::stride <= 2 && Columns::before <= 1 && Rows::before <= 2 &&
           Columns::positions >= 2 && Columns::end_tap(Columns::positions - 1) >= 2 &&
           Columns::end_tap(Columns::positions - 2) == 3 && 2 * Columns::size * Windows::channels < 4096 &&
           Columns::positions * Windows::channels < 4096;
}

/// Channel after channel, for which y may overlap x by whole positions.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y) {
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
            const ShiftedWeights weights(filters.weights.data() + j, top - first,
                                         std::integral_constant<std::size_t, Count>{});
            for (std::size_t c = 0; c < 3; ++c) {
                work.upper[c] = weights.pair(c, 3 + c);
            }
            work.lower01 = weights.pair(6, 7);
            work.lower2 = weights.pair(8, 8);
            work.bias = filters.bias[j] + filters.pad * weights.sum_of_pads();
            work.left = work.bias + filters.pad * weights.sum_of_column(0);
            work.right = filters.pad * weights.sum_of_column(2);
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

enum class DepthwiseForm { three_by_three, one_channel, any };

template <class Rounding, class Windows, class Filters>
void depthwise(const std::int8_t* x, const Filters& filters, std::int8_t* y,
               std::integral_constant<DepthwiseForm, DepthwiseForm::three_by_three>) {
    depthwise<Rounding, Windows>(x, filters, y);
}

template <class Rounding, class Windows, class Filters>
void depthwise(const std::int8_t* x, const Filters& filters, std::int8_t* y,
               std::integral_constant<DepthwiseForm, DepthwiseForm::one_channel>) {
    convolve_channel<Rounding, Windows>(x, filters, y);
}

template <class Rounding, class Windows, class Filters>
void depthwise(const std::int8_t* x, const Filters& filters, std::int8_t* y,
               std::integral_constant<DepthwiseForm, DepthwiseForm::any>) {
    int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
}

} // namespace dsp

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    Dsp) {
    using dsp::DepthwiseForm;
    using Form = std::integral_constant<
        DepthwiseForm, Count == Windows::channels && dsp::is_three_by_three<Windows>() ? DepthwiseForm::three_by_three
                       : Windows::channels == 1 && Count >= 4 && Count < 4096          ? DepthwiseForm::one_channel
                                                                                       : DepthwiseForm::any>;
    if (dsp::takes_steps<Rounding>(filters)) {
        dsp::depthwise<Rounding, Windows>(x, filters, y, Form{});
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
