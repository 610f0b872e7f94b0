// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DEPTHWISE_CONV1D_HPP
#define NERVELET_LAYER_DEPTHWISE_CONV1D_HPP

#include <cstddef>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "base/depthwise_convolution.hpp"
#include "base/fixed_depthwise_convolution.hpp"

namespace nervelet {

/// A convolution over time whose filters each see one channel: DepthwiseConv1D<5, ReLU> has one filter of 5 taps for
/// each channel. Behind the activation, in any order: Multiplier<M>, M filters for each channel; Stride<N>, Padding<N>,
/// Same or Causal, Dilation<N>. A Conv1D<N, 1> behind it mixes the channels: together they are a separable convolution.
/// Formulas and parameters: detail::DepthwiseConvolution. Source: Howard et al. 2017, "MobileNets: efficient
/// convolutional neural networks for mobile vision applications", 3.1.
template <std::size_t Width, class Activation = Identity, class... Options>
struct DepthwiseConv1D {
    template <class Other>
    using WithActivation = DepthwiseConv1D<Width, Other, Options...>;

    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Width, class ActivationType, class... Options>
template <class T, class InputShape>
struct DepthwiseConv1D<Width, ActivationType, Options...>::Layer
    : detail::DepthwiseConvolution<Layer<T, InputShape>, T,
                                   detail::WindowsOver<detail::check_window_options<1, true, true, Width, Options...>(),
                                                       InputShape, 1, Width, Stride<1>, Options...>,
                                   decltype(detail::check_multiplier<Options...>())::value, ActivationType> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t Width, class ActivationType, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct DepthwiseConv1D<Width, ActivationType, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedDepthwiseConvolution<
          typename DepthwiseConv1D<Width, ActivationType, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>,
          detail::WindowsOver<detail::check_window_options<1, true, true, Width, Options...>(), InputShape, 1, Width,
                              Stride<1>, Options...>,
          decltype(detail::check_multiplier<Options...>())::value, ActivationType> {};

} // namespace nervelet

#endif
