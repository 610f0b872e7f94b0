// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WINDOWS_OVER_HPP
#define NERVELET_LAYER_BASE_WINDOWS_OVER_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"
#include "../../kernel/kernels.hpp"
#include "window_contract.hpp"

namespace nervelet {

namespace detail {

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

/// The windows along one axis; after an error each sees one number.
template <class PaddingType, bool IsColumn, std::size_t Size, std::size_t Taps, std::size_t Stride,
          std::size_t Dilation>
struct AxisOver {
    static constexpr std::size_t extent = (Taps - 1) * Dilation + 1;
    static constexpr Pads pads = pads_of(PaddingType{}, IsColumn, Size, extent, Stride);
    static constexpr std::size_t padded = pads.before + Size + pads.behind;
    static constexpr bool fits =
        check_window<extent <= padded, window_sizes::Window<extent>, window_sizes::Input<padded>>();
    static constexpr std::size_t positions = (fits ? (padded - extent) / Stride : 0) + 1;
    using type = std::conditional_t<fits, kernel::Axis<Size, Taps, positions, Stride, Dilation, pads.before>,
                                    kernel::Axis<Size, 1, Size>>;
};

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

template <std::size_t Dimensions, class InputShape>
using ShapeOver = decltype(CheckDimensions<Dimensions>::of(InputShape{}));

template <bool Holds, std::size_t Dimensions, class InputShape>
using HoldsOver = std::integral_constant<bool, Holds && ShapeOver<Dimensions, InputShape>::holds>;

/// The windows of a layer over InputShape, and output_shape: the shape of so many numbers for each of them.
/// DefaultStride is that of a layer without Stride<N>. Where the shape does not fit or, not Holds, the options do not,
/// each sees one number.
template <bool Holds, class InputShape, std::size_t Dimensions, std::size_t Kernel, class DefaultStride,
          class... Options>
struct WindowsOver
    : WindowsOf<Dimensions, typename decltype(CheckDimensions<Dimensions>::of(InputShape{}))::shape,
                HoldsOver<Holds, Dimensions, InputShape>::value ? Kernel : 1,
                std::conditional_t<HoldsOver<Holds, Dimensions, InputShape>::value,
                                   typename ChosenOption<StrideOption, DefaultStride, Options...>::type, Stride<1>>,
                std::conditional_t<HoldsOver<Holds, Dimensions, InputShape>::value,
                                   typename ChosenOption<PaddingOption, Valid, Options...>::type, Valid>,
                HoldsOver<Holds, Dimensions, InputShape>::value
                    ? ChosenOption<DilationOption, Dilation<1>, Options...>::type::value
                    : 1> {};

} // namespace detail

} // namespace nervelet

#endif
