// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_HELIUM_INT8_DEPTHWISE_HPP

#include "../../portable/int8/depthwise.hpp"
#include "woven_rows.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace helium {

/// Windows of 3 x 3, and where the first column of x is among those that are woven.
struct DepthwiseShape {
    std::size_t channels;
    std::size_t rows;
    std::size_t columns;
    std::size_t row_positions;
    std::size_t column_positions;
    std::size_t row_stride;
    std::size_t before_rows;
    std::size_t before_columns;
};

/// What the filters of a layer are, one for each channel.
struct DepthwiseFilters {
    const std::int8_t* weights;
    const std::int32_t* bias;
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::int32_t zero_point;
    std::int8_t pad;
};

/// Weaves four rows of x from row `top` on, which may be above or below x, where they are pads.
inline void weave_rows(const std::int8_t* x, const DepthwiseShape& shape, std::int32_t top, std::size_t lanes,
                       std::int8_t pad, std::int8_t* to) {
    const std::int32_t end = static_cast<std::int32_t>(shape.rows);
    const std::int32_t size = static_cast<std::int32_t>(shape.columns * shape.channels);
    if (top >= 0 && top + 4 <= end) {
        const std::int8_t* const first = x + top * size;
        const std::int8_t* const rows[4] = {first, first + size, first + 2 * size, first + 3 * size};
        weave(rows, shape.columns, shape.channels, lanes, to);
        return;
    }
    const std::int8_t* rows[4];
    for (std::int32_t i = 0; i < 4; ++i) { // the nearest row in place of a pad
        const std::int32_t row = top + i < 0 ? 0 : top + i < end ? top + i : end - 1;
        rows[i] = x + row * size;
    }
    weave(rows, shape.columns, shape.channels, lanes, to);
    for (std::int32_t i = 0; i < 4; ++i) {
        if (top + i < 0 || top + i >= end) {
            set_woven_row(pad, shape.columns, to + i);
        }
    }
}

/// Four channels after four channels, for which y may overlap x by whole positions. Of a stride of one two rows of
/// outputs at once, of which no column is written before all that they see are woven.
template <class Rounding, std::size_t ColumnStride, bool TwoRows>
__attribute__((noinline)) void depthwise(const DepthwiseShape& shape, const std::int8_t* x,
                                         const DepthwiseFilters& filters, std::int8_t* woven, std::size_t woven_size,
                                         std::int8_t* y) {
    constexpr std::size_t columns_at_once = TwoRows ? 2 : 4;
    const std::size_t channels = shape.channels;
    const std::size_t rest = shape.column_positions % columns_at_once;
    const std::size_t row_of_outputs = shape.column_positions * channels;
    std::int8_t weights[64];
    fill_bytes(0, 64, weights);
    fill_bytes(filters.pad, woven_size, woven);
    ChannelOfFilters channel_filters[4];
    WovenChannels work;
    work.filters = channel_filters;
    work.weights = weights;
    work.x = woven;
    work.zero_point = filters.zero_point;
    work.fours = shape.column_positions / columns_at_once;
    work.step = columns_at_once * channels;
    for (std::size_t i = 0; i < 4; ++i) {
        work.columns[i] = 16 * i;
        work.places[i] = TwoRows ? i / 2 * row_of_outputs + i % 2 * channels : i * channels;
    }
    std::int8_t* const seen = woven + 16 * shape.before_columns;
    for (std::size_t j = 0; j < channels; j += 4) {
        const std::size_t lanes = channels - j < 4 ? channels - j : 4;
        work.lanes = lanes;
        for (std::size_t k = 0; k < lanes; ++k) {
            channel_filters[k] = {filters.bias[j + k], filters.mantissas[j + k], filters.exponents[j + k]};
        }
        const std::int8_t* const of_four = filters.weights + j;
        const std::int8_t* const rows[4] = {of_four, of_four + 3 * channels, of_four + 6 * channels, of_four};
        weave(rows, 3, channels, lanes, weights);
        set_woven_row(0, 3, weights + 3);
        for (std::size_t row = 0; row < shape.row_positions; row += TwoRows ? 2 : 1) {
            const std::int32_t top =
                static_cast<std::int32_t>(row * shape.row_stride) - static_cast<std::int32_t>(shape.before_rows);
            weave_rows(x + j, shape, top, lanes, filters.pad, seen);
            const bool is_last = TwoRows && row + 1 == shape.row_positions;
            work.mask = is_last ? 0xFFu : 0xFFFFu;
            work.rest = TwoRows ? (rest == 0 ? 0 : work.mask & 0x0F0Fu) : (1u << 4 * rest) - 1;
            work.y = y + row * row_of_outputs + j;
            multiply_woven<Rounding, ColumnStride, TwoRows>(work);
        }
    }
}

/// What is woven of windows.
template <class Windows>
struct Woven {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    static constexpr bool two_rows = Rows::stride == 1 && Columns::stride == 1;
    static constexpr std::size_t read =
        two_rows ? (Columns::positions + 1) / 2 * 2 + 2 : ((Columns::positions + 3) / 4 * 4 - 1) * Columns::stride + 4;
    static constexpr std::size_t written = Columns::before + Columns::size;
    static constexpr std::size_t size = 16 * (read > written ? read : written);

    /// Whether depthwise() is written for such windows.
    static constexpr bool fits = Rows::taps == 3 && Columns::taps == 3 && Rows::dilation == 1 &&
                                 Columns::dilation == 1 && Columns::stride <= 2 && size <= 2048;
};

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::true_type) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    using Form = Woven<Windows>;
    if (!takes_steps(filters)) {
        int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
        return;
    }
    constexpr DepthwiseShape shape{Windows::channels,  Rows::size,   Columns::size, Rows::positions,
                                   Columns::positions, Rows::stride, Rows::before,  Columns::before};
    alignas(4) std::int8_t woven[Form::size];
    depthwise<Rounding, Columns::stride, Form::two_rows>(shape, x,
                                                         {filters.weights.data(), filters.bias.data(),
                                                          filters.mantissas.data(), filters.exponents.data(),
                                                          filters.output.zero_point, filters.pad},
                                                         woven, Form::size, y);
    cut_bytes(y, Windows::positions * Windows::channels, filters.output);
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, Portable{});
}

} // namespace helium

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    HeliumInteger) {
    using Fits = std::integral_constant<bool, Count == Windows::channels && helium::Woven<Windows>::fits>;
    helium::depthwise_or_portable<Rounding, Windows>(x, filters, y, Fits{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
