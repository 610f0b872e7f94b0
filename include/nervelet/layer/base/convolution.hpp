// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_CONVOLUTION_HPP

#include <cstddef>
#include <cstdint>

#include "../activated.hpp"
#include "of_window.hpp"
#include "shared_rows_bound.hpp"
#include "windows_over.hpp"

namespace nervelet {

namespace detail {

template <std::size_t Filters>
constexpr auto check_filters() {
    static_assert(Filters > 0, "Conv1D<Filters, Kernel>, Conv2D<Filters, Kernel>: expected at least one filter.");
    return std::integral_constant<std::size_t, (Filters > 0 ? Filters : 1)>{};
}

/// ActivationType where each of its outputs depends on one number alone.
template <class ActivationType>
constexpr auto check_elementwise() {
    constexpr bool holds = !ActivationType::is_last_only;
    static_assert(holds, "Conv1D, Conv2D, DepthwiseConv1D, DepthwiseConv2D: expected an activation of single numbers, "
                         "such as ReLU; a Softmax over all positions is hardly meant. Classes come from a Dense<N, "
                         "Softmax> behind the convolutions.");
    return TypeIdentity<std::conditional_t<holds, ActivationType, StubActivation>>{};
}

template <class ActivationType>
using ElementwiseOnly =
    typename decltype(check_elementwise<typename decltype(check_activation<ActivationType>())::type>())::type;

/// What convolutions share whose outputs each see all channels: a = f(z), z[p][j] = b[j] + sum over the taps t and
/// channels c of window p of x[t][c] W[t][c][j]; pads are left out of every sum. It is a Dense on a batch of patches:
/// dJ/dW[t][c][j] = sum_p x[t][c] dJ/dz[p][j], dJ/db[j] = sum_p dJ/dz[p][j],
/// dJ/dx[k] = sum over the windows p that see x[k] of W[t][c][:] . dJ/dz[p][:].
/// Parameters: W with a row for each tap and channel ([rows][columns][in][out]), then b.
template <class Layer, class T, class Over, std::size_t FilterCount, class ActivationType>
struct Convolution
    : Activated<Layer, T, typename Over::template output_shape<decltype(check_filters<FilterCount>())::value>,
                ElementwiseOnly<ActivationType>> {
    static constexpr std::size_t filters = decltype(check_filters<FilterCount>())::value;
    using Base = Activated<Layer, T, typename Over::template output_shape<filters>, ElementwiseOnly<ActivationType>>;
    using Windows = typename Over::type;
    using Base::outputs;
    using typename Base::Tape;
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t positions = Windows::positions;
    static constexpr std::size_t weight_rows = Windows::taps * Windows::channels;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = (weight_rows + 1) * filters;

    static constexpr bool is_convolution = true;

    /// A sum over positions: its norm may be smaller than the bound, also of one example.
    static constexpr bool bound_is_norm = false;

    static constexpr std::size_t fan_out() { return Windows::taps * filters; }

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        kernel::convolution<Windows, filters>(x, parameters, 0, positions, z);
    }

    template <class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        kernel::convolution_backward<Windows, filters>(parameters, OfWindow<T, filters>{tape.gradient.data()}, below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::convolution_gradient<T, Windows, filters>(batch, first, visit);
    }

    /// (taps sum_n ||x_n||^2 + N positions) sum_n ||dJ/dz_n||^2, by Cauchy and Schwarz: no number is seen by more
    /// windows than a window has taps.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return shared_rows_bound<T, Windows, outputs>(batch);
    }
};

} // namespace detail

} // namespace nervelet

#endif
