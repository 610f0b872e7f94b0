// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_AXIS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_AXIS_HPP

#include <string>

#include "refusal.hpp"

namespace weights {

/// What lies around the numbers of an axis: nothing, so many zeros on both sides, as many as make
/// ceil(size / stride) windows, or all before.
enum class Padding { valid, both, same, causal };

/// The windows along one axis of an input: window p has tap t at p stride + t dilation - before, where a place outside
/// of 0 to size - 1 is a pad.
struct Axis {
    std::size_t size = 1;
    std::size_t taps = 1;
    std::size_t stride = 1;
    std::size_t dilation = 1;
    std::size_t before = 0; ///< pads
    std::size_t behind = 0;
    std::size_t positions = 1; ///< how many windows there are
};

/// The windows of `taps` numbers along `size` numbers. pads: on both sides, for Padding::both. Refuses windows that do
/// not fit. Source: Dumoulin and Visin 2016.
inline Axis make_axis(std::size_t size, std::size_t taps, std::size_t stride, std::size_t dilation, Padding padding,
                      std::size_t pads) {
    Axis axis{size, taps, stride, dilation, 0, 0, 0};
    const std::size_t extent = (taps - 1) * dilation + 1;
    if (padding == Padding::both) {
        axis.before = pads;
        axis.behind = pads;
    } else if (padding == Padding::causal) {
        axis.before = extent - 1;
    } else if (padding == Padding::same) {
        const std::size_t last = (size - 1) / stride * stride + extent;
        const std::size_t both = last > size ? last - size : 0;
        axis.before = both / 2;
        axis.behind = both - both / 2;
    }
    const std::size_t padded = axis.before + size + axis.behind;
    if (extent > padded) {
        throw Refusal("a window of " + std::to_string(extent) + " does not fit " + std::to_string(padded) +
                      " positions" + (padded == size ? "" : ", pads included") +
                      "; take a smaller window, a smaller stride or pool before it, or padding=" +
                      std::to_string(axis.before + (extent - padded + 1) / 2) + " or same");
    }
    axis.positions = (padded - extent) / stride + 1;
    return axis;
}

/// Where tap `tap` of window `position` lies; size or more if it is a pad.
inline std::size_t place_of(const Axis& axis, std::size_t position, std::size_t tap) {
    return position * axis.stride + tap * axis.dilation - axis.before; // below zero it wraps to a very large number
}

/// The windows over rows and columns; over time the rows are one. A dense layer has one window over all numbers.
struct Windows {
    Axis rows;
    Axis columns;
    std::size_t channels = 1; ///< of the input
};

inline std::size_t taps_of(const Windows& windows) {
    return windows.rows.taps * windows.columns.taps;
}

inline std::size_t positions_of(const Windows& windows) {
    return windows.rows.positions * windows.columns.positions;
}

/// Whether a window sees pads.
inline bool is_padded(const Windows& windows) {
    return windows.rows.before + windows.rows.behind + windows.columns.before + windows.columns.behind > 0;
}

/// Calls visit(tap, place) for each tap of window `position`, in ascending order, without pads. place: the index of its
/// first channel divided by the channels.
template <class Visitor>
void for_each_tap(const Windows& windows, std::size_t position, Visitor visit) {
    const Axis& rows = windows.rows;
    const Axis& columns = windows.columns;
    for (std::size_t tap = 0; tap < taps_of(windows); ++tap) {
        const std::size_t row = place_of(rows, position / columns.positions, tap / columns.taps);
        const std::size_t column = place_of(columns, position % columns.positions, tap % columns.taps);
        if (row < rows.size && column < columns.size) {
            visit(tap, row * columns.size + column);
        }
    }
}

} // namespace weights

#endif
