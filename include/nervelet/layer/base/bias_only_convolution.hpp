// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BIAS_ONLY_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_BIAS_ONLY_CONVOLUTION_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "convolution_adapter.hpp"

namespace nervelet {

namespace detail {

/// z[p] = x_p W + b with constant W; b, in RAM, is all that learns. dJ/db = sum_p dJ/dz[p], dJ/dx as of the
/// convolution. To the bit what the convolution with that b computes.
template <class T, class Frozen>
struct BiasOnlyConvolution : ConvolutionAdapter<BiasOnlyConvolution<T, Frozen>, T, Frozen> {
    using Base = ConvolutionAdapter<BiasOnlyConvolution, T, Frozen>;
    using Base::filters;
    using Base::outputs;
    using Base::positions;
    using Base::weight_count;
    using typename Base::Tape;
    using typename Base::Windows;
    static constexpr std::size_t weight_rows = 0;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = filters;

    template <class Initializer>
    static constexpr void initialize(T* bias, Random&) {
        for (std::size_t j = 0; j < filters; ++j) {
            bias[j] = Frozen::constants()[weight_count + j];
        }
    }

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
        using Deltas = typename Base::template OfWindow<filters>;
        kernel::convolution_backward<Windows, filters>(Frozen::constants(), Deltas{tape.gradient.data()}, below);
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

    /// ||sum_n sum_p dJ/dz_n[p]||^2 <= N positions sum_n ||dJ/dz_n||^2.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T sum = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            sum += kernel::squared_norm<outputs>(batch.delta(n));
        }
        return sum * T(static_cast<std::int32_t>(std::size_t(batch.count()) * positions));
    }

    static constexpr T* merge(const T* bias, T* plain) {
        for (std::size_t i = 0; i < weight_count + filters; ++i) {
            plain[i] = i < weight_count ? Frozen::constants()[i] : bias[i - weight_count];
        }
        return plain + weight_count + filters;
    }
};

} // namespace detail

} // namespace nervelet

#endif
