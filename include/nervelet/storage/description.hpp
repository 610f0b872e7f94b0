// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_DESCRIPTION_HPP
#define NERVELET_STORAGE_DESCRIPTION_HPP

#include <cstddef>

#include "../activation/elu.hpp"
#include "../activation/gelu.hpp"
#include "../activation/hardsigmoid.hpp"
#include "../activation/hardswish.hpp"
#include "../activation/identity.hpp"
#include "../activation/leaky_relu.hpp"
#include "../activation/relu.hpp"
#include "../activation/relu6.hpp"
#include "../activation/selu.hpp"
#include "../activation/sigmoid.hpp"
#include "../activation/silu.hpp"
#include "../activation/softmax.hpp"
#include "../activation/softplus.hpp"
#include "../activation/tanh.hpp"
#include "../layer/average_pool1d.hpp"
#include "../layer/average_pool2d.hpp"
#include "../layer/dense.hpp"
#include "../layer/depthwise_conv1d.hpp"
#include "../layer/depthwise_conv2d.hpp"
#include "../layer/dropout.hpp"
#include "../layer/global_average_pool.hpp"
#include "../layer/input.hpp"
#include "../layer/max_pool1d.hpp"
#include "../layer/max_pool2d.hpp"
#include "fingerprint.hpp"
#include "window_option_description.hpp"

namespace nervelet {

namespace detail {

// The names of the library's layers and activations in a file. They must never change.

template <>
struct Description<Identity> {
    static constexpr void describe(Fingerprint& text) { text("Identity"); }
};

template <>
struct Description<ReLU> {
    static constexpr void describe(Fingerprint& text) { text("ReLU"); }
};

template <>
struct Description<ReLU6> {
    static constexpr void describe(Fingerprint& text) { text("ReLU6"); }
};

template <>
struct Description<SELU> {
    static constexpr void describe(Fingerprint& text) { text("SELU"); }
};

template <>
struct Description<GELU> {
    static constexpr void describe(Fingerprint& text) { text("GELU"); }
};

template <>
struct Description<GELUTanh> {
    static constexpr void describe(Fingerprint& text) { text("GELUTanh"); }
};

template <>
struct Description<SiLU> {
    static constexpr void describe(Fingerprint& text) { text("SiLU"); }
};

template <>
struct Description<Softplus> {
    static constexpr void describe(Fingerprint& text) { text("Softplus"); }
};

template <>
struct Description<Sigmoid> {
    static constexpr void describe(Fingerprint& text) { text("Sigmoid"); }
};

template <>
struct Description<Tanh> {
    static constexpr void describe(Fingerprint& text) { text("Tanh"); }
};

template <>
struct Description<Hardsigmoid> {
    static constexpr void describe(Fingerprint& text) { text("Hardsigmoid"); }
};

template <>
struct Description<Hardswish> {
    static constexpr void describe(Fingerprint& text) { text("Hardswish"); }
};

template <>
struct Description<Softmax> {
    static constexpr void describe(Fingerprint& text) { text("Softmax"); }
};

template <int Percent>
struct Description<LeakyReLUWith<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("LeakyReLU", Percent); }
};

template <int Percent>
struct Description<ELUWith<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("ELU", Percent); }
};

template <std::size_t... Dimensions>
struct Description<Input<Dimensions...>> {
    static constexpr void describe(Fingerprint& text) { text("Input", Dimensions...); }
};

template <std::size_t Units, class Activation>
struct Description<Dense<Units, Activation>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("Dense", Units);
        return Inner::describe(text);
    }
};

template <std::size_t Width, class Activation, class... Options>
struct Description<DepthwiseConv1D<Width, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DepthwiseConv1D", Width);
        describe_window_options<Options...>(text);
        return Inner::describe(text);
    }
};

template <std::size_t KernelSize, class Activation, class... Options>
struct Description<DepthwiseConv2D<KernelSize, Activation, Options...>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DepthwiseConv2D", kernel_rows(KernelSize), kernel_columns(KernelSize));
        describe_window_options<Options...>(text);
        return Inner::describe(text);
    }
};

template <std::size_t Width, class... Options>
struct Description<MaxPool1D<Width, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("MaxPool1D", Width);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t PoolSize, class... Options>
struct Description<MaxPool2D<PoolSize, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("MaxPool2D", kernel_rows(PoolSize), kernel_columns(PoolSize));
        describe_window_options<Options...>(text);
    }
};

template <std::size_t Width, class... Options>
struct Description<AveragePool1D<Width, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("AveragePool1D", Width);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t PoolSize, class... Options>
struct Description<AveragePool2D<PoolSize, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("AveragePool2D", kernel_rows(PoolSize), kernel_columns(PoolSize));
        describe_window_options<Options...>(text);
    }
};

template <>
struct Description<GlobalAveragePool> {
    static constexpr void describe(Fingerprint& text) { text("GlobalAveragePool"); }
};

template <unsigned Percent>
struct Description<Dropout<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("Dropout", Percent); }
};

template <class Keep>
struct Description<DropoutPerUnit<Keep>> {
    template <class Text, class Inner = Description<Keep>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DropoutPerUnit");
        return Inner::describe(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
