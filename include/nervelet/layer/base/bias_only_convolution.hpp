// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BIAS_ONLY_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_BIAS_ONLY_CONVOLUTION_HPP

#include <cstddef>

#include "bias_of_frozen.hpp"
#include "convolution_adapter.hpp"
#include "of_window.hpp"

namespace nervelet {

namespace detail {

/// z[p] = x_p W + b with constant W; b, in RAM, is all that learns. dJ/db = sum_p dJ/dz[p], dJ/dx as of the
/// convolution. To the bit what the convolution with that b computes.
template <class T, class Frozen>
struct BiasOnlyConvolution : BiasOfFrozen<ConvolutionAdapter<BiasOnlyConvolution<T, Frozen>, T, Frozen>, T, Frozen> {
    using Base = BiasOfFrozen<ConvolutionAdapter<BiasOnlyConvolution, T, Frozen>, T, Frozen>;
    using Base::filters;
    using Base::positions;
    using typename Base::Tape;
    using typename Base::Windows;

    template <class X>
    static constexpr void logits(const T* bias, const X& x, T* z) {
        for (std::size_t p = 0; p < positions; ++p) {
            T* of_window = z + p * filters;
            for (std::size_t j = 0; j < filters; ++j) {
                of_window[j] = bias[j] + T(0);
            }
            Base::template add_patch_product<filters>(x, p, Frozen::constants(), of_window);
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        kernel::convolution_backward<Windows, filters>(Frozen::constants(), OfWindow<T, filters>{tape.gradient.data()},
                                                       below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t j = 0; j < filters; ++j) {
            T sum = T(0);
            for (std::size_t n = 0; n < batch.count(); ++n) {
                for (std::size_t p = 0; p < positions; ++p) {
                    sum += batch.delta(n)[p * filters + j];
                }
            }
            visit(first + j, visit.scale() * sum);
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
