// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_DEPTHWISE_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_DEPTHWISE_CONVOLUTION_HPP

#include <cstddef>
#include <type_traits>

#include "convolution.hpp"

namespace nervelet {

namespace detail {

/// How many filters each channel has: that of Multiplier<M>, else 1.
template <class... Options>
constexpr auto check_multiplier() {
    constexpr std::size_t filters = ChosenOption<MultiplierOption, Multiplier<1>, Options...>::type::value;
    static_assert(filters > 0, "DepthwiseConv1D, DepthwiseConv2D: expected a Multiplier<M> of at least 1, which is how "
                               "many filters each channel has.");
    return std::integral_constant<std::size_t, (filters > 0 ? filters : 1)>{};
}

/// What depthwise convolutions share, of whose filters M each see one channel alone: a = f(z), z[p][c M + m] =
/// b[c M + m] + sum over the taps t of window p of x[t][c] W[t][c M + m]; pads are left out of every sum.
/// dJ/dW[t][c M + m] = sum_p x[t][c] dJ/dz[p][c M + m], dJ/db[j] = sum_p dJ/dz[p][j],
/// dJ/dx[k] = sum over the windows p that see x[k] of sum_m W[t][c M + m] dJ/dz[p][c M + m].
/// Parameters: W with a row for each tap ([rows][columns][channel M + m]), then b.
template <class Layer, class T, class Over, std::size_t M, class ActivationType>
struct DepthwiseConvolution : Activated<Layer, T, typename Over::template output_shape<Over::type::channels * M>,
                                        ElementwiseOnly<ActivationType>> {
    using Windows = typename Over::type;
    static constexpr std::size_t filters = Windows::channels * M;
    using Base = Activated<Layer, T, typename Over::template output_shape<filters>, ElementwiseOnly<ActivationType>>;
    using Base::outputs;
    using typename Base::Tape;
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t positions = Windows::positions;
    static constexpr std::size_t weight_rows = Windows::taps;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = (weight_rows + 1) * filters;

    /// A sum over positions: its norm may be smaller than the bound, also of one example.
    static constexpr bool bound_is_norm = false;

    static constexpr std::size_t fan_out() { return Windows::taps * M; }

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        kernel::depthwise<Windows, M>(x, parameters, z);
    }

    template <class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        kernel::depthwise_backward<Windows, M>(parameters, tape.gradient.data(), below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::depthwise_gradient<T, Windows, M>(batch, first, visit);
    }

    /// (taps sum_n ||x_n||^2 + N positions) sum_n ||dJ/dz_n||^2, by Cauchy and Schwarz for each channel.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return shared_rows_bound<T, Windows, outputs>(batch);
    }
};

} // namespace detail

} // namespace nervelet

#endif
