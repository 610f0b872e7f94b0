// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_DEPTHWISE_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_FIXED_DEPTHWISE_CONVOLUTION_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "depthwise_convolution.hpp"
#include "fixed_activated.hpp"
#include "fixed_filters.hpp"
#include "fixed_keeps_output.hpp"
#include "fixed_sums_of_deltas.hpp"

namespace nervelet {
namespace detail {

/// Whether every sum of so many products with 16-bit integers, and of one with 2^BiasShift, fits 32 bits, see
/// fixed_sums.hpp.
template <std::size_t Products, std::size_t Size, int BiasShift, class T>
constexpr bool any_products_fit(const T* x) {
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        const std::int32_t number = x[i].raw;
        const std::uint32_t magnitude = static_cast<std::uint32_t>(number < 0 ? -number : number);
        largest = magnitude > largest ? magnitude : largest;
    }
    return largest < (65535u - (std::uint32_t(1) << BiasShift)) / Products;
}

/// DepthwiseConvolution, see depthwise_convolution.hpp, in 16 bits. Parameters: W filter after filter ([channel M +
/// m][rows][columns]), then b. How a filter learns: scalar/fixed16/step_of_sum.hpp.
template <class Layer, class T, class Over, std::size_t M, class ActivationType>
struct FixedDepthwiseConvolution
    : FixedKeepsOutput<Layer, T, typename Over::template output_shape<Over::type::channels * M>,
                       ElementwiseOnly<ActivationType>> {
    using Windows = typename Over::type;
    using Activation = ElementwiseOnly<ActivationType>;
    static constexpr std::size_t filters = Windows::channels * M;
    using Base = FixedKeepsOutput<Layer, T, typename Over::template output_shape<filters>, Activation>;
    using Base::delta_bits;
    using typename Base::Scratch;
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t positions = Windows::positions;
    static constexpr std::size_t weight_rows = Windows::taps;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = (weight_rows + 1) * filters;

    static constexpr std::size_t fan_in() { return weight_rows; }
    static constexpr std::size_t fan_out() { return Windows::taps * M; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        initialize_fixed<FixedDepthwiseConvolution, Initializer>(parameters, random);
    }

    static constexpr const T* infer(const T* parameters, const T* x, Scratch& output) {
        if (any_products_fit<Windows::taps, inputs, T::activation_bits>(x)) {
            infer_in<std::uint32_t>(parameters, x, output.data());
        } else {
            infer_in<std::int64_t>(parameters, x, output.data());
        }
        return output.data();
    }

    template <class Tape, class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        constexpr int shift = T::weight_bits + delta_bits - hidden_delta_bits;
        const T* delta = tape.gradient.data();
        if (gradient_of_windows_fits<Windows, positions * Windows::channels, M>(delta)) {
            kernel::fixed16_depthwise_backward<std::uint32_t, Windows, M, shift>(parameters, delta, below);
        } else {
            kernel::fixed16_depthwise_backward<std::int64_t, Windows, M, shift>(parameters, delta, below);
        }
    }

    /// A row for each filter and example.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        give_filters<positions, weight_rows, filters, delta_bits, T>(batch, first, visit, GradientOfFilter{});
    }

private:
    struct GradientOfFilter {
        template <class Row>
        constexpr void operator()(const T* x, const T* deltas, std::size_t filter, bool fits, const Row& row) const {
            if (fits) {
                kernel::fixed16_depthwise_gradient<std::uint32_t, Windows, M>(x, deltas, filter, row);
            } else {
                kernel::fixed16_depthwise_gradient<std::int64_t, Windows, M>(x, deltas, filter, row);
            }
        }
    };

    template <class Sum>
    static constexpr void infer_in(const T* parameters, const T* x, T* to) {
        constexpr std::int32_t half = std::int32_t(1) << (T::weight_bits - 1);
        auto sums = uninitialized<std::array<std::int32_t, filters>>();
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column, to += filters) {
                kernel::fixed16_depthwise<Sum, Windows, M, T::activation_bits, half>(x, parameters, row, column,
                                                                                     sums.data());
                FixedActivated<Activation>::template values<filters, T::weight_bits>(sums.data(), to);
            }
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
