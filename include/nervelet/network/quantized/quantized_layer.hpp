// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYER_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYER_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"
#include "../../scalar/int8/global_mean.hpp"
#include "../../scalar/int8/sigmoid.hpp"

namespace nervelet {
namespace detail {

// Layers of bytes. Constants is what a layer knows; run() computes its outputs y from its inputs x, which y may overlap
// where it begins at least `lead` before it, with `scratch` bytes beside them, aligned to four; so all need `capacity`
// bytes. output() is how outputs become bytes; parameter_layer_count says how many layers with weights it is made of.

/// The sizes of a layer whose windows have Count outputs each.
template <class Windows, std::size_t Count, std::size_t Scratch = 0>
struct QuantizedWindows {
    static constexpr std::size_t inputs = Windows::inputs;
    static constexpr std::size_t outputs = Windows::positions * Count;
    static constexpr std::size_t lead = kernel::outputs_lead<Windows, Count>();
    static constexpr std::size_t scratch = Scratch;
    static constexpr std::size_t capacity = lead + inputs + scratch;
};

/// With Count filters, of Size weights each.
template <class Windows, std::size_t Count, std::size_t Size, class Order, std::size_t Scratch>
struct QuantizedFilters : QuantizedWindows<Windows, Count, Scratch> {
    using Constants = int8::Filters<Count, Size, Order>;
    static constexpr std::size_t parameter_layer_count = 1;

    static constexpr int8::Output output(const Constants& filters) { return filters.output; }
};

/// Without weights: a pool.
template <class Windows>
struct QuantizedPool : QuantizedWindows<Windows, Windows::channels> {
    using Constants = int8::Output;
    static constexpr std::size_t parameter_layer_count = 0;

    static constexpr int8::Output output(const Constants& output) { return output; }
};

/// Of a convolution whose filters see all channels. Those of a Dense see one window.
template <class Windows, std::size_t Count>
struct QuantizedConvolution
    : QuantizedFilters<Windows, Count, Windows::taps * Windows::channels, int8::FilterAfterFilter,
                       kernel::convolution_scratch(kernel::window_sizes<Windows, Count>())> {
    using Constants = typename QuantizedConvolution::QuantizedFilters::Constants;

    template <class Rounding>
    static constexpr void run(const Constants& filters, const std::int8_t* x, std::int8_t* y, std::int8_t* scratch) {
        kernel::int8_convolution<Rounding, Windows>(x, filters, y, scratch);
    }
};

/// Filters of a Dense, and what the function behind them knows.
template <class Filters, class Function>
struct FiltersAndFunction {
    Filters filters;
    Function function;
};

/// A Dense with int8::Softmax, of at most 4,095 units, or with int8::Sigmoid: its sums become bytes, and those
/// probabilities in the same place.
template <std::size_t Inputs, std::size_t Units, class Function>
struct QuantizedProbabilities : QuantizedWindows<kernel::WholeWindow<Inputs>, Units,
                                                 QuantizedConvolution<kernel::WholeWindow<Inputs>, Units>::scratch> {
    using Sums = QuantizedConvolution<kernel::WholeWindow<Inputs>, Units>;
    using Constants = FiltersAndFunction<typename Sums::Constants, Function>;
    static constexpr std::size_t parameter_layer_count = 1;

    static constexpr int8::Output output(const Constants&) { return int8::output_of(int8::probability()); }

    template <class Rounding>
    static constexpr void run(const Constants& constants, const std::int8_t* x, std::int8_t* y, std::int8_t* scratch) {
        Sums::template run<Rounding>(constants.filters, x, y, scratch);
        constants.function.template bytes<Rounding>(y, Units, y);
    }
};

/// Of a depthwise convolution.
template <class Windows, std::size_t Count>
struct QuantizedDepthwise
    : QuantizedFilters<Windows, Count, Windows::taps, int8::TapAfterTap, kernel::depthwise_scratch<Windows, Count>()> {
    using Constants = typename QuantizedDepthwise::QuantizedFilters::Constants;

    template <class Rounding>
    static constexpr void run(const Constants& filters, const std::int8_t* x, std::int8_t* y, std::int8_t* scratch) {
        kernel::int8_depthwise<Rounding, Windows>(x, filters, y, scratch);
    }
};

/// Of an average pool.
template <class Windows>
struct QuantizedAveragePool : QuantizedPool<Windows> {
    template <class Rounding>
    static constexpr void run(const int8::Output& output, const std::int8_t* x, std::int8_t* y, std::int8_t*) {
        kernel::int8_average_pool<Windows>(x, output, y);
    }
};

/// Of a global average pool, whose outputs may lie over the first position.
template <std::size_t Positions, std::size_t Channels>
struct QuantizedGlobalAveragePool {
    static constexpr std::size_t inputs = Positions * Channels;
    static constexpr std::size_t outputs = Channels;
    static constexpr std::size_t lead = 0;
    static constexpr std::size_t scratch = 0;
    static constexpr std::size_t capacity = inputs;
    static constexpr std::size_t parameter_layer_count = 0;
    using Constants = int8::GlobalMean;

    static constexpr int8::Output output(const Constants& mean) { return mean.output; }

    template <class Rounding>
    static constexpr void run(const Constants& mean, const std::int8_t* x, std::int8_t* y, std::int8_t*) {
        mean.template bytes<Rounding>(x, Positions, Channels, y);
    }
};

/// Of a max pool.
template <class Windows>
struct QuantizedMaxPool : QuantizedPool<Windows> {
    template <class Rounding>
    static constexpr void run(const int8::Output& output, const std::int8_t* x, std::int8_t* y, std::int8_t*) {
        kernel::int8_max_pool<Windows>(x, output, y);
    }
};

} // namespace detail
} // namespace nervelet

#endif
