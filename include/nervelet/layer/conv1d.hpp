// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_CONV1D_HPP
#define NERVELET_LAYER_CONV1D_HPP

#include <cstddef>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "base/convolution.hpp"
#include "base/fixed_convolution.hpp"

namespace nervelet {

/// A convolution over time: Conv1D<8, 5, ReLU> has 8 filters of 5 taps over Input<128, 3>, time x channels, and hands
/// up [position][filter]. Behind the activation, in any order: Stride<N>, Padding<N>, Same or Causal, Dilation<N>. It
/// is a cross-correlation, as in PyTorch and Keras; formulas and parameters: detail::Convolution. Source: Dumoulin and
/// Visin 2016, "A guide to convolution arithmetic for deep learning".
template <std::size_t Filters, std::size_t Width, class Activation = Identity, class... Options>
struct Conv1D {
    template <class Other>
    using WithActivation = Conv1D<Filters, Width, Other, Options...>;

    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Filters, std::size_t Width, class ActivationType, class... Options>
template <class T, class InputShape>
struct Conv1D<Filters, Width, ActivationType, Options...>::Layer
    : detail::Convolution<Layer<T, InputShape>, T,
                          detail::WindowsOver<detail::check_window_options<1, true, false, Width, Options...>(),
                                              InputShape, 1, Width, Stride<1>, Options...>,
                          Filters, ActivationType> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t Filters, std::size_t Width, class ActivationType, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct Conv1D<Filters, Width, ActivationType, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedConvolution<
          typename Conv1D<Filters, Width, ActivationType, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>,
          detail::WindowsOver<detail::check_window_options<1, true, false, Width, Options...>(), InputShape, 1, Width,
                              Stride<1>, Options...>,
          Filters, ActivationType> {};

} // namespace nervelet

#endif
