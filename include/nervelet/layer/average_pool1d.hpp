// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_AVERAGE_POOL1D_HPP
#define NERVELET_LAYER_AVERAGE_POOL1D_HPP

#include <cstddef>

#include "../scalar/fixed.hpp"
#include "base/average_pool.hpp"
#include "base/fixed_average_pool.hpp"
#include "base/pool_windows.hpp"

namespace nervelet {

/// The mean of so many neighbours in time, of each channel: AveragePool1D<2> makes 62 x 8 of 124 x 8. Behind the size,
/// in any order: Stride<N>, which is the size where it is left out; Padding<N>, Same or Causal. Formulas:
/// detail::AveragePool. Source: Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning", 3.
template <std::size_t Width, class... Options>
struct AveragePool1D {
    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Width, class... Options>
template <class T, class InputShape>
struct AveragePool1D<Width, Options...>::Layer
    : detail::AveragePool<Layer<T, InputShape>, T,
                          typename detail::PoolWindows<InputShape, 1, Width, Options...>::type> {};

/// In 16 bits, see scalar/fixed.hpp.
template <std::size_t Width, class... Options>
template <int WeightBits, int ActivationBits, class InputShape>
struct AveragePool1D<Width, Options...>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedAveragePool<
          typename AveragePool1D<Width, Options...>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>, typename detail::PoolWindows<InputShape, 1, Width, Options...>::type::type,
          typename detail::PoolWindows<InputShape, 1, Width, Options...>::type::template output_shape<detail::PoolWindows<InputShape, 1, Width, Options...>::type::type::channels>> {};

} // namespace nervelet

#endif
