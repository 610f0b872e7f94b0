// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WINDOW_OPTIONS_HPP
#define NERVELET_LAYER_BASE_WINDOW_OPTIONS_HPP

#include <cstddef>
#include <type_traits>

namespace nervelet {

namespace detail {

/// Base class of the options of convolutions and pools.
struct WindowOption {};

/// What an option is about.
struct StrideOption : WindowOption {};
struct PaddingOption : WindowOption {};
struct DilationOption : WindowOption {};
struct MultiplierOption : WindowOption {};

/// The rows and columns of a kernel in one number: that of both, or Kernel<Rows, Columns>. No input has so many that
/// their number is one of these.
constexpr std::size_t kernel_base = 32768;
constexpr bool is_rectangle(std::size_t kernel) {
    return kernel >= kernel_base * kernel_base;
}
constexpr std::size_t kernel_rows(std::size_t kernel) {
    return is_rectangle(kernel) ? kernel / kernel_base - kernel_base : kernel;
}
constexpr std::size_t kernel_columns(std::size_t kernel) {
    return is_rectangle(kernel) ? kernel % kernel_base : kernel;
}

template <std::size_t Rows, std::size_t Columns>
constexpr std::size_t check_kernel() {
    constexpr bool holds = Rows > 0 && Columns > 0 && Rows < kernel_base && Columns < kernel_base;
    static_assert(holds, "Kernel<Rows, Columns>: expected rows and columns of at least 1 and below 32,768.");
    return holds ? (kernel_base + Rows) * kernel_base + Columns : 1;
}

} // namespace detail

/// The rows and columns of a kernel or a pool of two dimensions, where they are not the same: Conv2D<16, Kernel<3, 5>>,
/// AveragePool2D<Kernel<25, 5>>. Both are below 32,768.
template <std::size_t Rows, std::size_t Columns = Rows>
constexpr std::size_t Kernel = detail::check_kernel<Rows, Columns>();

/// Windows lie that far apart: Stride<2>; of rows and of columns: Stride<2, 1>.
template <std::size_t Rows, std::size_t Columns = Rows>
struct Stride : detail::StrideOption {
    static constexpr std::size_t rows = Rows;       ///< of rows
    static constexpr std::size_t columns = Columns; ///< of columns
};

/// So many zeros on both sides of the input, as in PyTorch: Padding<1>; above and below, left and right: Padding<1, 2>.
template <std::size_t Rows, std::size_t Columns = Rows>
struct Padding : detail::PaddingOption {
    static constexpr std::size_t rows = Rows;       ///< of rows
    static constexpr std::size_t columns = Columns; ///< of columns
};

/// As many zeros around the input as make ceil(inputs / stride) windows, as in Keras and TensorFlow Lite: half of them
/// before it; of an odd number the last one is behind it.
struct Same : detail::PaddingOption {};

/// In one dimension: (kernel - 1) dilation zeros before the input and none behind it, so that no output sees what comes
/// later.
struct Causal : detail::PaddingOption {};

/// In one dimension: the taps of a window lie that far apart.
template <std::size_t Distance>
struct Dilation : detail::DilationOption {
    static constexpr std::size_t value = Distance;
};

/// A depthwise convolution has that many filters for each channel.
template <std::size_t Filters>
struct Multiplier : detail::MultiplierOption {
    static constexpr std::size_t value = Filters;
};

namespace detail {

/// No padding: only windows that see nothing but the input.
struct Valid : PaddingOption {};

/// The first of Options that is a Kind, else Default.
template <class Kind, class Default, class... Options>
struct ChosenOption {
    using type = Default;
};

template <class Kind, class Default, class First, class... Rest>
struct ChosenOption<Kind, Default, First, Rest...>
    : std::conditional_t<std::is_base_of<Kind, First>::value, ChosenOption<Kind, First>,
                         ChosenOption<Kind, Default, Rest...>> {};

/// How many of Options are a Kind.
template <class Kind>
constexpr std::size_t count_options() {
    return 0;
}

template <class Kind, class First, class... Rest>
constexpr std::size_t count_options() {
    return (std::is_base_of<Kind, First>::value ? 1 : 0) + count_options<Kind, Rest...>();
}

/// Whether every one of Options is an option, and none is there twice.
template <class... Options>
constexpr bool are_window_options() {
    return count_options<WindowOption, Options...>() == sizeof...(Options) &&
           count_options<StrideOption, Options...>() <= 1 && count_options<PaddingOption, Options...>() <= 1 &&
           count_options<DilationOption, Options...>() <= 1 && count_options<MultiplierOption, Options...>() <= 1;
}

} // namespace detail

} // namespace nervelet

#endif
