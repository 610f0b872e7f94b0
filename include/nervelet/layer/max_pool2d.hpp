// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_MAX_POOL2D_HPP
#define NERVELET_LAYER_MAX_POOL2D_HPP

#include <cstddef>

#include "../scalar/fixed.hpp"
#include "base/max_pool.hpp"
#include "base/fixed_max_pool.hpp"
#include "base/pool_windows.hpp"

namespace nervelet {

/// The largest number in a rectangle of rows and columns, of each channel: MaxPool2D<2> makes 14 x 14 x 8 of 28 x 28 x
/// 8; MaxPool2D<Kernel<4, 2>> has 4 rows of 2. Behind the size, in any order: Stride<N> or Stride<Rows, Columns>, which
/// is the size where it is left out; Padding<N>, Padding<Rows, Columns> or Same. Formulas: detail::MaxPool. Source:
/// Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning", 3.
template <std::size_t PoolSize, class... Options>
struct MaxPool2D {
    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t PoolSize, class... Options>
template <class T, class InputShape>
struct MaxPool2D<PoolSize, Options...>::Layer
    : detail::MaxPool<Layer<T, InputShape>, T,
                      typename detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t PoolSize, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct MaxPool2D<PoolSize, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedMaxPool<typename MaxPool2D<PoolSize, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
                           Fixed<WeightBits, ActivationBits>,
                           typename detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type> {};

} // namespace nervelet

#endif
