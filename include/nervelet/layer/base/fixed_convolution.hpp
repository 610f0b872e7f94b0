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
#include "fixed_sums.hpp"
#include "fixed_sums_of_deltas.hpp"
#include "fixed_window.hpp"

namespace nervelet {
namespace detail {

/// Convolution, see convolution.hpp, in 16 bits: every window is a Dense of 16 bits. Parameters: W filter after filter
/// ([out][rows][columns][in]), then b. How a filter learns: scalar/fixed16/step_of_sum.hpp.
template <class Layer, class T, class Over, std::size_t FilterCount, class ActivationType>
struct FixedConvolution
    : FixedKeepsOutput<Layer, T, typename Over::template output_shape<decltype(check_filters<FilterCount>())::value>,
                       ElementwiseOnly<ActivationType>> {
    static constexpr std::size_t filters = decltype(check_filters<FilterCount>())::value;
    using Windows = typename Over::type;
    using Activation = ElementwiseOnly<ActivationType>;
    using Base = FixedKeepsOutput<Layer, T, typename Over::template output_shape<filters>, Activation>;
    using Base::delta_bits;
    static constexpr bool is_convolution = true;
    using typename Base::Scratch;
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t positions = Windows::positions;
    static constexpr std::size_t weight_rows = Windows::taps * Windows::channels;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = (weight_rows + 1) * filters;

    static constexpr std::size_t fan_in() { return weight_rows; }
    static constexpr std::size_t fan_out() { return Windows::taps * filters; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        initialize_fixed<FixedConvolution, Initializer>(parameters, random);
    }

    template <class Parameters>
    static constexpr const T* infer(Parameters parameters, const T* x, Scratch& output) {
        auto copy = uninitialized<typename FixedWindow<Windows>::template Copy<T>>();
        auto sums = uninitialized<std::array<std::int32_t, filters>>();
        T* to = output.data();
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column, to += filters) {
                const T* window = FixedWindow<Windows>::at(x, row, column, copy);
                fixed_sums<weight_rows, filters>(window, parameters, sums.data());
                FixedActivated<Activation>::template values<filters, T::weight_bits>(sums.data(), to);
            }
        }
        return output.data();
    }

    template <class Tape, class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
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
