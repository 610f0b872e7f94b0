// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_AVERAGE_POOL2D_HPP
#define NERVELET_LAYER_AVERAGE_POOL2D_HPP

#include <cstddef>

#include "../scalar/fixed.hpp"
#include "base/average_pool.hpp"
#include "base/fixed_average_pool.hpp"
#include "base/pool_windows.hpp"

namespace nervelet {

/// The mean of a rectangle of rows and columns, of each channel: AveragePool2D<Kernel<25, 5>> makes 1 x 1 x 64 of
/// 25 x 5 x 64. Behind the size, in any order: Stride<N> or Stride<Rows, Columns>, which is the size where it is left
/// out; Padding<N>, Padding<Rows, Columns> or Same. Formulas: detail::AveragePool. Source: Dumoulin and Visin 2016, "A
/// guide to convolution arithmetic for deep learning", 3.
template <std::size_t PoolSize, class... Options>
struct AveragePool2D {
    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t PoolSize, class... Options>
template <class T, class InputShape>
struct AveragePool2D<PoolSize, Options...>::Layer
    : detail::AveragePool<Layer<T, InputShape>, T,
                          typename detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t PoolSize, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct AveragePool2D<PoolSize, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedAveragePool<
          typename AveragePool2D<PoolSize, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>, typename detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type::type,
          typename detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type::template output_shape<detail::PoolWindows<InputShape, 2, PoolSize, Options...>::type::type::channels>> {};

} // namespace nervelet

#endif
