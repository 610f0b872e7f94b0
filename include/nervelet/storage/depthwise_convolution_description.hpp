// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_DEPTHWISE_CONVOLUTION_DESCRIPTION_HPP
#define NERVELET_STORAGE_DEPTHWISE_CONVOLUTION_DESCRIPTION_HPP

#include <cstddef>

#include "../layer/depthwise_conv1d.hpp"
#include "../layer/depthwise_conv2d.hpp"
#include "fingerprint.hpp"
#include "window_option_description.hpp"

namespace nervelet {

namespace detail {

// The names of depthwise convolutions in a file, such as "DepthwiseConv2D 3 5 ReLU Stride 2 2 Multiplier 2 ": rows and
// columns of the kernel, activation, options. They must never change.

template <std::size_t Width, class Activation, class... Options>
struct Description<DepthwiseConv1D<Width, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DepthwiseConv1D", Width);
        Inner::describe(text);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t KernelSize, class Activation, class... Options>
struct Description<DepthwiseConv2D<KernelSize, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DepthwiseConv2D", kernel_rows(KernelSize), kernel_columns(KernelSize));
        Inner::describe(text);
        describe_window_options<Options...>(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
