// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WINDOW_CONTRACT_HPP
#define NERVELET_LAYER_BASE_WINDOW_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"
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
                         "input. This message shows how many positions the window spans, dilation included, and how "
                         "many there are, pads included: Window<...> and Input<...>. Take a smaller kernel or "
                         "dilation, a smaller stride or pool below, Padding<N> or Same.");
    return Holds;
}

/// InputShape as rows x columns x channels, where it fits a layer of that many dimensions.
template <class RowsColumnsChannels>
struct Dimensioned {
    using shape = RowsColumnsChannels;
    static constexpr bool holds = true;
};

/// After the error that it does not: so wide that no layer above finds a second one.
template <std::size_t Rows>
struct NotDimensioned {
    using shape = Shape<Rows, 64, 1>;
    static constexpr bool holds = false;
};

template <std::size_t Dimensions>
struct CheckDimensions;

template <>
struct CheckDimensions<1> {
    template <std::size_t Length, std::size_t Channels>
    static constexpr auto of(Shape<Length, Channels>) {
        return Dimensioned<Shape<1, Length, Channels>>{};
    }

    template <class Other>
    static constexpr auto of(Other) {
        static_assert(
            !std::is_same<Other, Other>::value,
            "Conv1D, DepthwiseConv1D, MaxPool1D, AveragePool1D, TimeDistributed: expected an input of time x "
            "channels, such as Input<128, 3>; a single channel is written Input<128, 1>. Behind a Dense, a global pool "
            "or a GRU or LSTM without EveryStep there is no time left; for rows x columns x channels there is Conv2D.");
        return NotDimensioned<1>{};
    }
};

template <>
struct CheckDimensions<2> {
    template <std::size_t Rows, std::size_t Columns, std::size_t Channels>
    static constexpr auto of(Shape<Rows, Columns, Channels> shape) {
        return Dimensioned<decltype(shape)>{};
    }

    template <class Other>
    static constexpr auto of(Other) {
        static_assert(!std::is_same<Other, Other>::value,
                      "Conv2D, DepthwiseConv2D, MaxPool2D, AveragePool2D: expected an input of rows x columns x "
                      "channels, such as Input<28, 28, 1>. Behind a Dense or a global pool there are no rows left; for "
                      "time x channels there is Conv1D.");
        return NotDimensioned<64>{};
    }
};

/// Whether rows and columns have as many pads.
template <class Other>
constexpr bool pads_both_alike(Other) {
    return true;
}

template <std::size_t Rows, std::size_t Columns>
constexpr bool pads_both_alike(Padding<Rows, Columns>) {
    return Rows == Columns;
}

/// Whether sizes and options of a layer of that many dimensions hold; a wrong one is reported.
template <std::size_t Dimensions, bool IsConvolution, bool IsDepthwise, std::size_t Kernel, class... Options>
constexpr bool check_window_options() {
    constexpr bool are_options = are_window_options<Options...>();
    static_assert(
        are_options,
        "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected nothing behind the kernel and the "
        "activation (a pool has none) but options, each at most once: Stride<N>; one of Padding<N>, Same and "
        "Causal; of a convolution Dilation<N>; of a depthwise one Multiplier<N>.");
    constexpr bool is_line = Dimensions == 1;
    using Strides = typename ChosenOption<StrideOption, Stride<1>, Options...>::type;
    using PaddingType = typename ChosenOption<PaddingOption, Valid, Options...>::type;
    using DilationType = typename ChosenOption<DilationOption, Dilation<1>, Options...>::type;
    constexpr bool has_dilation = count_options<DilationOption, Options...>() > 0;
    constexpr bool are_known = (!has_dilation || (is_line && IsConvolution)) &&
                               (!std::is_same<PaddingType, Causal>::value || is_line) &&
                               (count_options<MultiplierOption, Options...>() == 0 || IsDepthwise);
    static_assert(!are_options || are_known,
                  "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected options that the layer has: "
                  "Causal in one dimension, Dilation<N> in convolutions of one dimension, Multiplier<N> in depthwise "
                  "convolutions.");
    constexpr bool has_sizes =
        kernel_rows(Kernel) > 0 && Strides::rows > 0 && Strides::columns > 0 && DilationType::value > 0;
    static_assert(!are_options || !are_known || has_sizes,
                  "Conv1D, Conv2D, Depthwise..., MaxPool..., AveragePool...: expected a kernel, a stride and a "
                  "dilation of at least 1.");
    constexpr bool is_one_size =
        !is_line || (!is_rectangle(Kernel) && Strides::rows == Strides::columns && pads_both_alike(PaddingType{}));
    static_assert(!are_options || !are_known || !has_sizes || is_one_size,
                  "Conv1D, DepthwiseConv1D, MaxPool1D, AveragePool1D: expected one number as kernel, as stride and as "
                  "padding; rows and columns belong to two dimensions.");
    return are_options && are_known && has_sizes && is_one_size;
}

} // namespace detail

} // namespace nervelet

#endif
