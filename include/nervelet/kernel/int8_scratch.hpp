// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_INT8_SCRATCH_HPP
#define NERVELET_KERNEL_INT8_SCRATCH_HPP

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {

// Forms for bytes put the numbers of a window, or of some rows, together before they multiply. Where these are few,
// they lie on the stack; for more the caller gives room, the scratch of a kernel. It is as large on every target, so
// that the RAM of a network does not depend on the processor.

/// What decides how the windows of a convolution are put together.
struct WindowSizes {
    std::size_t size;      ///< numbers of a window
    std::size_t run;       ///< those of a row of taps that lie one behind the other, or of a tap
    std::size_t channels;  ///< those of a tap
    std::size_t positions; ///< windows
    std::size_t filters;   ///< of the layer
    bool lies_in_x;        ///< whether those of a window lie one behind the other, without pads
};

template <class Windows, std::size_t Filters>
constexpr WindowSizes window_sizes() {
    constexpr bool has_pads = Windows::Rows::has_pads || Windows::Columns::has_pads;
    constexpr std::size_t size = Windows::taps * Windows::channels;
    constexpr bool is_whole = Windows::positions == 1 && Windows::inputs == size;
    return {size,
            Windows::run,
            Windows::channels,
            Windows::positions,
            Filters,
            !has_pads && (Windows::taps == 1 || is_whole)};
}

constexpr std::size_t in_whole_words(std::size_t bytes) {
    return (bytes + 3) / 4 * 4;
}

/// Whether numbers of two windows at a time are put together, of 16 bits each.
constexpr bool are_paired(const WindowSizes& windows) {
    return windows.filters > 1 && windows.size <= 144 && windows.positions > 1;
}

/// Whether those of one window are, of 16 bits as well. A Dense of many inputs reads its bytes as they are.
constexpr bool is_widened(const WindowSizes& windows) {
    const bool is_dense = windows.positions == 1 && windows.lies_in_x && windows.size % 4 == 0;
    return windows.filters >= 4 && windows.size <= (is_dense ? 168 : 288);
}

/// The bytes that are copied together before they are widened: none where each tap has whole words, a row of taps where
/// those have.
constexpr std::size_t copied_bytes(const WindowSizes& windows) {
    return windows.channels % 4 == 0 ? 0 : windows.run % 4 == 0 ? windows.run : in_whole_words(windows.size);
}

/// The bytes of what is put together.
constexpr std::size_t window_bytes(const WindowSizes& windows) {
    return are_paired(windows)   ? 4 * in_whole_words(windows.size)
           : is_widened(windows) ? 2 * in_whole_words(windows.size)
           : windows.lies_in_x   ? 0
                                 : in_whole_words(windows.size);
}

/// The scratch of a convolution.
constexpr std::size_t convolution_scratch(const WindowSizes& windows) {
    const std::size_t bytes = window_bytes(windows);
    return bytes > 336 || bytes + copied_bytes(windows) > 360 ? bytes : 0;
}

/// The bytes of four rows for depthwise windows of 3 x 3, where they are put together. With strides of one, two rows
/// and two columns of outputs are made of them at once, else four columns.
template <class Rows, class Columns>
constexpr std::size_t woven_bytes(const Rows& rows, const Columns& columns) {
    const std::size_t read = rows.stride == 1 && columns.stride == 1
                                 ? (columns.positions + 1) / 2 * 2 + 2
                                 : ((columns.positions + 3) / 4 * 4 - 1) * columns.stride + 4;
    const std::size_t written = columns.before + columns.size;
    return 16 * (read > written ? read : written);
}

/// Whether they are: windows of 3 x 3 without gaps, over not too many columns.
template <class Rows, class Columns>
constexpr bool are_woven(const Rows& rows, const Columns& columns) {
    return rows.taps == 3 && columns.taps == 3 && rows.dilation == 1 && columns.dilation == 1 && columns.stride <= 2 &&
           woven_bytes(rows, columns) <= 2048;
}

/// The scratch of a depthwise convolution with one filter for each channel; with more there is none.
template <class Rows, class Columns>
constexpr std::size_t depthwise_scratch(const Rows& rows, const Columns& columns) {
    const std::size_t bytes = woven_bytes(rows, columns);
    return are_woven(rows, columns) && bytes > 128 ? bytes : 0;
}

template <class Windows, std::size_t Filters>
constexpr std::size_t depthwise_scratch() {
    return Filters == Windows::channels ? depthwise_scratch(typename Windows::Rows{}, typename Windows::Columns{}) : 0;
}

/// Room for `Count` elements: on the stack, or at the scratch.
template <class Element, std::size_t Count, bool IsOnStack>
struct Room {
    Element elements[Count];

    explicit Room(std::int8_t*) {}
    Element* begin() { return elements; }
};

template <class Element, std::size_t Count>
struct Room<Element, Count, false> {
    Element* elements;

    explicit Room(std::int8_t* scratch) : elements(reinterpret_cast<Element*>(scratch)) {}
    Element* begin() const { return elements; }
};

} // namespace kernel
} // namespace nervelet

#endif
