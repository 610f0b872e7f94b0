// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_CONV2D_HPP
#define NERVELET_LAYER_CONV2D_HPP

#include <cstddef>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "base/convolution.hpp"
#include "base/fixed_convolution.hpp"

namespace nervelet {

/// A convolution over rows and columns: Conv2D<16, 3, ReLU> has 16 filters of 3 x 3 taps over Input<28, 28, 1>, rows x
/// columns x channels, and hands up [row][column][filter]; Conv2D<16, Kernel<3, 5>, ReLU> has 3 rows of 5. Behind the
/// activation, in any order: Stride<N> or Stride<Rows, Columns>, Padding<N>, Padding<Rows, Columns> or Same. It is a
/// cross-correlation, as in PyTorch and Keras; formulas and parameters: detail::Convolution.
/// Source: Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning".
template <std::size_t Filters, std::size_t KernelSize, class Activation = Identity, class... Options>
struct Conv2D {
    template <class Other>
    using WithActivation = Conv2D<Filters, KernelSize, Other, Options...>;

    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Filters, std::size_t KernelSize, class ActivationType, class... Options>
template <class T, class InputShape>
struct Conv2D<Filters, KernelSize, ActivationType, Options...>::Layer
    : detail::Convolution<Layer<T, InputShape>, T,
                          detail::WindowsOver<detail::check_window_options<2, true, false, KernelSize, Options...>(),
                                              InputShape, 2, KernelSize, Stride<1>, Options...>,
                          Filters, ActivationType> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t Filters, std::size_t KernelSize, class ActivationType, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct Conv2D<Filters, KernelSize, ActivationType, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedConvolution<
          typename Conv2D<Filters, KernelSize, ActivationType, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>,
          detail::WindowsOver<detail::check_window_options<2, true, false, KernelSize, Options...>(), InputShape, 2, KernelSize,
                              Stride<1>, Options...>,
          Filters, ActivationType> {};

} // namespace nervelet

#endif
