// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DEPTHWISE_CONV2D_HPP
#define NERVELET_LAYER_DEPTHWISE_CONV2D_HPP

#include <cstddef>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "base/depthwise_convolution.hpp"
#include "base/fixed_depthwise_convolution.hpp"

namespace nervelet {

/// A convolution over rows and columns whose filters each see one channel: DepthwiseConv2D<3, ReLU> has one filter of 3
/// x 3 taps for each channel; DepthwiseConv2D<Kernel<10, 4>> has 10 rows of 4. Behind the activation, in any order:
/// Multiplier<M>, M filters for each channel; Stride<N> or Stride<Rows, Columns>, Padding<N>, Padding<Rows, Columns> or
/// Same. A Conv2D<N, 1> behind it mixes the channels: together they are a separable convolution. Formulas and
/// parameters: detail::DepthwiseConvolution. Source: Howard et al. 2017, "MobileNets: efficient convolutional neural
/// networks for mobile vision applications", 3.1.
template <std::size_t KernelSize, class Activation = Identity, class... Options>
struct DepthwiseConv2D {
    template <class Other>
    using WithActivation = DepthwiseConv2D<KernelSize, Other, Options...>;

    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t KernelSize, class ActivationType, class... Options>
template <class T, class InputShape>
struct DepthwiseConv2D<KernelSize, ActivationType, Options...>::Layer
    : detail::DepthwiseConvolution<
          Layer<T, InputShape>, T,
          detail::WindowsOver<detail::check_window_options<2, true, true, KernelSize, Options...>(), InputShape, 2,
                              KernelSize, Stride<1>, Options...>,
          decltype(detail::check_multiplier<Options...>())::value, ActivationType> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t KernelSize, class ActivationType, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct DepthwiseConv2D<KernelSize, ActivationType, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedDepthwiseConvolution<
          typename DepthwiseConv2D<KernelSize, ActivationType, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>,
          detail::WindowsOver<detail::check_window_options<2, true, true, KernelSize, Options...>(), InputShape, 2, KernelSize,
                              Stride<1>, Options...>,
          decltype(detail::check_multiplier<Options...>())::value, ActivationType> {};

} // namespace nervelet

#endif
