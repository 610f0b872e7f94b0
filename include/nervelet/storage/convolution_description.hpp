// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_CONVOLUTION_DESCRIPTION_HPP
#define NERVELET_STORAGE_CONVOLUTION_DESCRIPTION_HPP

#include <cstddef>

#include "../layer/conv1d.hpp"
#include "../layer/conv2d.hpp"
#include "fingerprint.hpp"
#include "window_option_description.hpp"

namespace nervelet {

namespace detail {

// The names of convolutions in a file, such as "Conv2D 8 3 5 ReLU Stride 2 2 Same ": filters, rows and columns of the
// kernel, activation, options. They must never change.

template <std::size_t Filters, std::size_t Width, class Activation, class... Options>
struct Description<Conv1D<Filters, Width, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("Conv1D", Filters, Width);
        Inner::describe(text);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t Filters, std::size_t KernelSize, class Activation, class... Options>
struct Description<Conv2D<Filters, KernelSize, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("Conv2D", Filters, kernel_rows(KernelSize), kernel_columns(KernelSize));
        Inner::describe(text);
        describe_window_options<Options...>(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
