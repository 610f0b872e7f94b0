// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_HELIUM_INT8_DEPTHWISE_HPP

#include "../../int8_scratch.hpp"
#include "../../places_of_filters.hpp"
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
    std::size_t woven; ///< bytes
};

/// Weaves four rows of x from row `top` on, which may be above or below x, where they are pads. A function of its own,
/// as depthwise() needs enough of the stack.
__attribute__((noinline)) inline void weave_rows(const std::int8_t* x, const DepthwiseShape& shape, std::int32_t top,
                                                 const WovenChannels& channels) {
    std::int8_t* const to = channels.x + 16 * shape.before_columns;
    const std::int32_t end = static_cast<std::int32_t>(shape.rows);
    const std::int32_t size = static_cast<std::int32_t>(shape.columns * shape.channels);
    const std::int8_t* rows[4];
    if (top >= 0 && top + 4 <= end) {
        rows[0] = x + top * size;
        rows[1] = rows[0] + size;
        rows[2] = rows[1] + size;
        rows[3] = rows[2] + size;
        weave(rows, shape.columns, shape.channels, channels.lanes, to);
        return;
    }
    for (std::int32_t i = 0; i < 4; ++i) { // the nearest row in place of a pad
        const std::int32_t row = top + i < 0 ? 0 : top + i < end ? top + i : end - 1;
        rows[i] = x + row * size;
    }
    weave(rows, shape.columns, shape.channels, channels.lanes, to);
    for (std::int32_t i = 0; i < 4; ++i) {
        if (top + i < 0 || top + i >= end) {
            set_woven_row(channels.pad, shape.columns, to + i);
        }
    }
}

/// Weaves the weights of some channels, which are `distance` apart; a fourth row of them is zero.
__attribute__((noinline)) inline void weave_weights(const std::int8_t* first, std::size_t distance, std::size_t lanes,
                                                    std::int8_t* to) {
    const std::int8_t* const rows[4] = {first, first + 3 * distance, first + 6 * distance, first};
    weave(rows, 3, distance, lanes, to);
    set_woven_row(0, 3, to + 3);
}

/// Four channels after four channels, for which y may overlap x by whole positions. Of a stride of one two rows of
/// outputs at once, of which no column is written before all that they see are woven. Filters are given by their first
/// byte, one for each channel.
template <class Rounding, std::size_t ColumnStride, bool TwoRows>
__attribute__((noinline)) void depthwise(const std::int8_t* x, const std::int8_t* filters, std::int8_t* y,
                                         std::int8_t* woven, const DepthwiseShape& shape) {
    constexpr std::int32_t rows_at_once = TwoRows ? 2 : 1;
    constexpr std::size_t columns_at_once = TwoRows ? 2 : 4;
    const std::size_t channels = shape.channels;
    const std::size_t rest = shape.column_positions % columns_at_once;
    const std::size_t row_of_outputs = shape.column_positions * channels;
    const PlacesOfFilters places(channels, 9);
    std::int8_t weights[64];
    fill_bytes(0, 64, weights);
    fill_bytes(filters[places.pad], shape.woven, woven);
    ChannelOfFilters channel_filters[4];
    WovenChannels work;
    work.filters = channel_filters;
    work.weights = weights;
    work.x = woven;
    work.pad = filters[places.pad];
    work.zero_point = +places.output_of(filters).zero_point;
    work.fours = shape.column_positions / columns_at_once;
    work.step = columns_at_once * channels;
    for (std::size_t i = 0; i < 4; ++i) {
        work.columns[i] = 16 * i;
        work.places[i] = TwoRows ? i / 2 * row_of_outputs + i % 2 * channels : i * channels;
    }
    for (std::size_t j = 0; j < channels; j += 4) {
        const std::size_t lanes = channels - j < 4 ? channels - j : 4;
        work.lanes = lanes;
        for (std::size_t k = 0; k < lanes; ++k) {
            channel_filters[k] = {places.bias_of(filters)[j + k], places.mantissas_of(filters)[j + k],
                                  filters[places.exponents + j + k]};
        }
        weave_weights(filters + j, channels, lanes, weights);
        work.mask = 0xFFFFu;
        work.rest = TwoRows ? (rest == 0 ? 0 : 0x0F0Fu) : (1u << 4 * rest) - 1;
        work.y = y + j;
        std::int32_t top = -static_cast<std::int32_t>(shape.before_rows);
        for (std::size_t row = 0; row < shape.row_positions; row += TwoRows ? 2 : 1) {
            weave_rows(x + j, shape, top, work);
            if (TwoRows && row + 1 == shape.row_positions) {
                work.mask &= 0xFFu;
                work.rest &= 0xFFu;
            }
            multiply_woven<Rounding, ColumnStride, TwoRows>(work);
            top += rows_at_once * static_cast<std::int32_t>(shape.row_stride);
            work.y += (TwoRows ? 2 : 1) * row_of_outputs;
        }
    }
    cut_bytes(y, shape.row_positions * row_of_outputs, places.output_of(filters));
}

template <class Rounding, class Windows, class Filters>
__attribute__((noinline)) void depthwise(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                         std::int8_t* scratch) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    constexpr std::size_t size = woven_bytes(Rows{}, Columns{});
    constexpr bool are_two = Rows::stride == 1 && Columns::stride == 1;
    static_assert(PlacesOfFilters(Windows::channels, 9).template are_those_of<Filters>(), "one after the other");
    static constexpr DepthwiseShape shape{Windows::channels, Rows::size,         Columns::size,
                                          Rows::positions,   Columns::positions, Rows::stride,
                                          Rows::before,      Columns::before,    size};
    Room<std::uint32_t, size / 4, depthwise_scratch<Windows, Windows::channels>() == 0> woven(scratch);
    depthwise<Rounding, Columns::stride, are_two>(x, reinterpret_cast<const std::int8_t*>(&filters), y,
                                                  reinterpret_cast<std::int8_t*>(woven.begin()), shape);
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::true_type) {
    if (takes_steps(filters)) {
        depthwise<Rounding, Windows>(x, filters, y, scratch);
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
    }
}

template <class Rounding, class Windows, class Filters>
void depthwise_or_portable(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* scratch,
                           std::false_type) {
    int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
}

} // namespace helium

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters, std::int8_t* y,
                    std::int8_t* scratch, HeliumInteger) {
    using Fits = std::integral_constant<bool, Count == Windows::channels &&
                                                  are_woven(typename Windows::Rows{}, typename Windows::Columns{})>;
    helium::depthwise_or_portable<Rounding, Windows>(x, filters, y, scratch, Fits{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
