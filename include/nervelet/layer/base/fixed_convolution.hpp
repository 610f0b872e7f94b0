// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_FIXED_CONVOLUTION_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "convolution.hpp"
#include "fixed_activated.hpp"
#include "fixed_filters.hpp"
#include "fixed_initialize.hpp"
#include "fixed_keeps_output.hpp"
#include "fixed_logits.hpp"
#include "fixed_sums.hpp"
#include "fixed_sums_of_deltas.hpp"
#include "fixed_window.hpp"

namespace nervelet {
namespace detail {

/// Convolution, see convolution.hpp, in 16 bits: every window is a Dense of 16 bits. Parameters: W filter after filter
/// ([out][rows][columns][in]), then b. How a filter learns: scalar/fixed16/step_of_sum.hpp. DeltaBits: fraction bits of
/// dJ/dz.
template <class Layer, class T, class Over, std::size_t FilterCount, class ActivationType,
          int DeltaBits = hidden_delta_bits>
struct FixedConvolution
    : FixedKeepsOutput<Layer, T, typename Over::template output_shape<decltype(check_filters<FilterCount>())::value>,
                       ElementwiseOnly<ActivationType>> {
    static constexpr std::size_t filters = decltype(check_filters<FilterCount>())::value;
    using Windows = typename Over::type;
    using Activation = ElementwiseOnly<ActivationType>;
    using Base = FixedKeepsOutput<Layer, T, typename Over::template output_shape<filters>, Activation>;
    using Form = FixedForm<Activation, T>;
    using Base::outputs;
    using typename Base::Scratch;
    static constexpr int delta_bits = DeltaBits;
    static constexpr bool is_bounded = Form::is_bounded;
    static constexpr bool is_convolution = true;
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t positions = Windows::positions;
    static constexpr std::size_t weight_rows = Windows::taps * Windows::channels;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = (weight_rows + 1) * filters;

    /// The same as the last layer, below a loss whose dJ/dz has so many fraction bits.
    template <int Bits>
    struct BelowLoss : FixedConvolution<BelowLoss<Bits>, T, Over, FilterCount, ActivationType, Bits> {};

    /// The same below a loss that is computed from logits.
    struct BelowLossOfLogits
        : FixedLogits<FixedConvolution<BelowLossOfLogits, T, Over, FilterCount, ActivationType, logits_delta_bits>> {};

    static constexpr std::size_t fan_in() { return weight_rows; }
    static constexpr std::size_t fan_out() { return Windows::taps * filters; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        initialize_fixed<FixedConvolution, Initializer>(parameters, random);
    }

    template <class Parameters>
    static constexpr const T* infer(Parameters parameters, const T* x, Scratch& output) {
        give_sums(parameters, x, output.data(), ValuesOf<Activation>{});
        return output.data();
    }

    /// z of all windows, saturated to 16 bits; and with activation_bits in 32.
    template <class Parameters>
    static constexpr void logits(Parameters parameters, const T* x, T* z) {
        give_sums(parameters, x, z, ValuesOf<Identity>{});
    }

    template <class Parameters>
    static constexpr void logits(Parameters parameters, const T* x, std::int32_t* z) {
        give_sums(parameters, x, z, WideLogits{});
    }

    /// f'(z) of an output, with 14 fraction bits, after forward().
    template <class LayerTape>
    static constexpr std::int32_t slope(const LayerTape& tape, std::size_t output) {
        return Form::slope(tape.output[output].raw, tape.output[output].raw);
    }

    template <class LayerTape, class GradientBelow>
    static constexpr void backward(const T* parameters, const LayerTape& tape, const GradientBelow& below) {
        constexpr int shift = T::weight_bits + delta_bits - hidden_delta_bits;
        const T* delta = tape.gradient.data();
        if (gradient_of_windows_fits<Windows, positions, filters>(delta)) {
            kernel::fixed16_convolution_backward<Windows, filters, shift>(parameters, delta, below);
        } else {
            kernel::fixed16_convolution_backward_saturated<Windows, filters, shift>(parameters, delta, below);
        }
    }

    /// A row for each filter and example.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        give_filters<positions, weight_rows, filters, delta_bits, T>(batch, first, visit, GradientOfFilter{});
    }

private:
    template <class Function>
    struct ValuesOf {
        constexpr void operator()(const std::int32_t* sums, T* to) const {
            FixedActivated<Function>::template values<filters, T::weight_bits>(sums, to);
        }
    };

    struct WideLogits {
        constexpr void operator()(const std::int32_t* sums, std::int32_t* to) const {
            for (std::size_t f = 0; f < filters; ++f) {
                to[f] = sums[f] >> T::weight_bits;
            }
        }
    };

    /// give(sums, to) of every window.
    template <class Parameters, class Number, class Give>
    static constexpr void give_sums(Parameters parameters, const T* x, Number* to, const Give& give) {
        auto copy = uninitialized<typename FixedWindow<Windows>::template Copy<T>>();
        auto sums = uninitialized<std::array<std::int32_t, filters>>();
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column, to += filters) {
                const T* window = FixedWindow<Windows>::at(x, row, column, copy);
                fixed_sums<weight_rows, filters>(window, parameters, sums.data());
                give(sums.data(), to);
            }
        }
    }

    struct GradientOfFilter {
        template <class Row>
        constexpr void operator()(const T* x, const T* deltas, std::size_t filter, bool fits, const Row& row) const {
            if (fits) {
                kernel::fixed16_filter_gradient<Windows, filters>(x, deltas + filter, row);
            } else {
                kernel::fixed16_filter_gradient_saturated<Windows, filters>(x, deltas + filter, row);
            }
        }
    };
};

} // namespace detail
} // namespace nervelet

#endif
