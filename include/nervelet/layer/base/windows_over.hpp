// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WINDOWS_OVER_HPP
#define NERVELET_LAYER_BASE_WINDOWS_OVER_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"
#include "../../core/type_identity.hpp"
#include "../../kernel/kernels.hpp"
#include "window_options.hpp"

namespace nervelet {

namespace detail {

/// Sizes that the compiler's error message shows by name.
namespace window_sizes {

template <std::size_t Numbers>
struct Window {};
template <std::size_t Numbers>
struct Input {};

} // namespace window_sizes

/// Its template arguments are in the error message.
template <bool Holds, class Window, class Input>
constexpr bool check_window() {
    static_assert(Holds, "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected a window that fits its "
                         "input. How many positions the window spans and how many the input has, pads included, stands "
                         "in this message: Window and Input. Take a smaller kernel or dilation, a smaller stride or "
                         "pool below, or Padding<N> or Same.");
    return Holds;
}

/// How many pads lie before and behind the numbers of an axis.
struct Pads {
    std::size_t before;
    std::size_t behind;
};

/// Of `size` numbers, for windows that span `extent` of them, `stride` apart.
constexpr Pads pads_of(Valid, bool, std::size_t, std::size_t, std::size_t) {
    return {0, 0};
}

constexpr Pads pads_of(Same, bool, std::size_t size, std::size_t extent, std::size_t stride) {
    const std::size_t last = (size - 1) / stride * stride + extent;
    const std::size_t both = last > size ? last - size : 0;
    return {both / 2, both - both / 2};
}

constexpr Pads pads_of(Causal, bool, std::size_t, std::size_t extent, std::size_t) {
    return {extent - 1, 0};
}

template <std::size_t Rows, std::size_t Columns>
constexpr Pads pads_of(Padding<Rows, Columns>, bool is_column, std::size_t, std::size_t, std::size_t) {
    return is_column ? Pads{Columns, Columns} : Pads{Rows, Rows};
}

/// The windows along one axis; after an error one that sees the first number.
template <class PaddingType, bool IsColumn, std::size_t Size, std::size_t Taps, std::size_t Stride,
          std::size_t Dilation>
struct AxisOver {
    static constexpr std::size_t extent = (Taps - 1) * Dilation + 1;
    static constexpr Pads pads = pads_of(PaddingType{}, IsColumn, Size, extent, Stride);
    static constexpr std::size_t padded = pads.before + Size + pads.behind;
    static constexpr bool fits =
        check_window<extent <= padded, window_sizes::Window<extent>, window_sizes::Input<padded>>();
    using type = std::conditional_t<
        fits, kernel::Axis<Size, Taps, (fits ? (padded - extent) / Stride : 0) + 1, Stride, Dilation, pads.before>,
        kernel::Axis<Size, 1, 1>>;
};

/// InputShape as rows x columns x channels where it fits a layer of that many dimensions, else a stub.
template <std::size_t Dimensions>
struct CheckDimensions;

template <>
struct CheckDimensions<1> {
    template <std::size_t Length, std::size_t Channels>
    static constexpr auto of(Shape<Length, Channels>) {
        return TypeIdentity<Shape<1, Length, Channels>>{};
    }

    template <class Other>
    static constexpr auto of(Other) {
        static_assert(
            !std::is_same<Other, Other>::value,
            "Conv1D, DepthwiseConv1D, MaxPool1D, AveragePool1D: expected an input of time x channels, such as "
            "Input<128, 3>; a single channel is written Input<128, 1>. Behind a Dense or a global pool there "
            "is no time left; for rows x columns x channels there is Conv2D.");
        return TypeIdentity<Shape<1, 1, 1>>{};
    }
};

template <>
struct CheckDimensions<2> {
    template <std::size_t Rows, std::size_t Columns, std::size_t Channels>
    static constexpr auto of(Shape<Rows, Columns, Channels> shape) {
        return TypeIdentity<decltype(shape)>{};
    }

    template <class Other>
    static constexpr auto of(Other) {
        static_assert(!std::is_same<Other, Other>::value,
                      "Conv2D, DepthwiseConv2D, MaxPool2D, AveragePool2D: expected an input of rows x columns x "
                      "channels, such as Input<28, 28, 1>. Behind a Dense or a global pool there are no rows left; for "
                      "time x channels there is Conv1D.");
        return TypeIdentity<Shape<1, 1, 1>>{};
    }
};

/// Whether sizes and options of a layer of that many dimensions hold; a wrong one is reported.
template <std::size_t Dimensions, bool IsConvolution, bool IsDepthwise, std::size_t Kernel, class... Options>
constexpr bool check_window_options() {
    constexpr bool are_options = are_window_options<Options...>();
    static_assert(
        are_options,
        "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected nothing behind the kernel and the "
        "activation (a pool has none) but options, each at most once: Stride<N>, and Padding<N>, Same or "
        "Causal; of a convolution Dilation<N>; of a depthwise one Multiplier<N>.");
    constexpr bool is_line = Dimensions == 1;
    using Strides = typename ChosenOption<StrideOption, Stride<1>, Options...>::type;
    using PaddingType = typename ChosenOption<PaddingOption, Valid, Options...>::type;
    using DilationType = typename ChosenOption<DilationOption, Dilation<1>, Options...>::type;
    constexpr bool has_dilation = count_options<DilationOption, Options...>() > 0;
    constexpr bool are_known = (!has_dilation || (is_line && IsConvolution)) &&
                               (!std::is_same<PaddingType, Causal>::value || is_line) &&
                               (count_options<MultiplierOption, Options...>() == 0 || IsDepthwise);
    static_assert(are_known, "Conv2D, Depthwise..., MaxPool..., AveragePool...: expected options that the layer has: "
                             "Causal in one dimension, Dilation<N> in convolutions of one dimension, Multiplier<N> in "
                             "depthwise convolutions.");
    constexpr bool has_sizes = kernel_rows(Kernel) > 0 && kernel_columns(Kernel) > 0 && Strides::rows > 0 &&
                               Strides::columns > 0 && DilationType::value > 0;
    static_assert(has_sizes,
                  "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected a kernel, a stride and "
                  "a dilation of at least 1.");
    constexpr bool is_one_size = !is_line || (Kernel < kernel_base && Strides::rows == Strides::columns);
    static_assert(is_one_size, "Conv1D, DepthwiseConv1D, MaxPool1D, AveragePool1D: expected one number as kernel and "
                               "as stride; Kernel<Rows, Columns> belongs to two dimensions.");
    return are_options && are_known && has_sizes && is_one_size;
}

/// Windows along the second of three dimensions: of a layer of one, whose first is 1.
template <std::size_t Dimensions, class Dimensioned, std::size_t Kernel, class Strides, class PaddingType,
          std::size_t Dilation>
struct WindowsOf;

template <std::size_t Length, std::size_t Channels, std::size_t Kernel, class Strides, class PaddingType,
          std::size_t Dilation>
struct WindowsOf<1, Shape<1, Length, Channels>, Kernel, Strides, PaddingType, Dilation> {
    using Time = typename AxisOver<PaddingType, true, Length, Kernel, Strides::columns, Dilation>::type;
    using type = kernel::Windows<kernel::Axis<1, 1, 1>, Time, Channels>;

    template <std::size_t Outputs>
    using output_shape = Shape<Time::positions, Outputs>;
};

/// Along the first two.
template <std::size_t Rows, std::size_t Columns, std::size_t Channels, std::size_t Kernel, class Strides,
          class PaddingType, std::size_t Dilation>
struct WindowsOf<2, Shape<Rows, Columns, Channels>, Kernel, Strides, PaddingType, Dilation> {
    using RowAxis = typename AxisOver<PaddingType, false, Rows, kernel_rows(Kernel), Strides::rows, Dilation>::type;
    using ColumnAxis =
        typename AxisOver<PaddingType, true, Columns, kernel_columns(Kernel), Strides::columns, Dilation>::type;
    using type = kernel::Windows<RowAxis, ColumnAxis, Channels>;

    template <std::size_t Outputs>
    using output_shape = Shape<RowAxis::positions, ColumnAxis::positions, Outputs>;
};

/// The windows of a layer over InputShape, and output_shape: the shape of so many numbers for each of them.
/// DefaultStride is that of a layer without Stride<N>. After a wrong option: a window of 1.
template <bool Holds, class InputShape, std::size_t Dimensions, std::size_t Kernel, class DefaultStride,
          class... Options>
struct WindowsOver : WindowsOf<Dimensions, typename decltype(CheckDimensions<Dimensions>::of(InputShape{}))::type,
                               Kernel, typename ChosenOption<StrideOption, DefaultStride, Options...>::type,
                               typename ChosenOption<PaddingOption, Valid, Options...>::type,
                               ChosenOption<DilationOption, Dilation<1>, Options...>::type::value> {};

template <class InputShape, std::size_t Dimensions, std::size_t Kernel, class DefaultStride, class... Options>
struct WindowsOver<false, InputShape, Dimensions, Kernel, DefaultStride, Options...>
    : WindowsOver<true, InputShape, Dimensions, 1, Stride<1>> {};

} // namespace detail

} // namespace nervelet

#endif
