// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_DEQUANTIZED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_DEQUANTIZED_LAYERS_HPP

#include <cstddef>

#include "../../scalar/int8/dequantize_filters.hpp"
#include "quantized_residual.hpp"

namespace nervelet {
namespace detail {

/// Writes the parameters of the float layer that a layer of bytes stands for, as many as count; input_scale is that of
/// its inputs. Here: a pool, which has none.
template <class Layer>
struct DequantizedLayer {
    static constexpr std::size_t count = 0;

    template <class T>
    static constexpr void run(const typename Layer::Constants&, float, T*) {}
};

/// With Count filters of Size weights.
template <std::size_t Count, std::size_t Size, class Order>
struct DequantizedFilters {
    static constexpr std::size_t count = Count * Size + Count;

    template <class T>
    static constexpr void run(const int8::Filters<Count, Size, Order>& filters, float input_scale, T* parameters) {
        int8::dequantize_filters(filters, input_scale, parameters);
    }
};

template <class Windows, std::size_t Count>
struct DequantizedLayer<QuantizedConvolution<Windows, Count>>
    : DequantizedFilters<Count, Windows::taps * Windows::channels, int8::FilterAfterFilter> {};

template <class Windows, std::size_t Count>
struct DequantizedLayer<QuantizedDepthwise<Windows, Count>>
    : DequantizedFilters<Count, Windows::taps, int8::TapAfterTap> {};

/// A Dense with a Softmax or a Sigmoid behind its sums.
template <std::size_t Inputs, std::size_t Units>
struct DequantizedDense {
    using Sums = DequantizedFilters<Units, Inputs, int8::FilterAfterFilter>;
    static constexpr std::size_t count = Sums::count;

    template <class T, class Constants>
    static constexpr void run(const Constants& constants, float input_scale, T* parameters) {
        Sums::run(constants.filters, input_scale, parameters);
    }
};

template <std::size_t Inputs, std::size_t Units, class Function>
struct DequantizedLayer<QuantizedProbabilities<Inputs, Units, Function>> : DequantizedDense<Inputs, Units> {};

/// Of Layers, QuantizedLayers, those above the Weights first ones that have weights.
template <class Layers, std::size_t Weights, bool IsLast = Layers::size == 1>
struct DequantizedLayers {
    using First = typename Layers::First;
    static constexpr std::size_t here = First::parameter_layer_count;
    using Next = DequantizedLayers<typename Layers::Next, (Weights > here ? Weights - here : 0)>;
    static constexpr std::size_t own = Weights == 0 ? DequantizedLayer<First>::count : 0;
    static constexpr std::size_t count = own + Next::count;

    template <class T>
    static constexpr void run(const Layers& layers, float input_scale, T* parameters) {
        if (own > 0) {
            DequantizedLayer<First>::run(layers.first, input_scale, parameters);
        }
        Next::run(layers.above, First::output(layers.first).scale, parameters + own);
    }
};

template <class Layers, std::size_t Weights>
struct DequantizedLayers<Layers, Weights, true> {
    using First = typename Layers::First;
    static constexpr std::size_t count = Weights == 0 ? DequantizedLayer<First>::count : 0;

    template <class T>
    static constexpr void run(const Layers& layers, float input_scale, T* parameters) {
        if (count > 0) {
            DequantizedLayer<First>::run(layers.first, input_scale, parameters);
        }
    }
};

template <class Layers, class Projection>
struct DequantizedLayer<QuantizedResidual<Layers, Projection>> {
    using Inner = DequantizedLayers<Layers, 0>;
    static constexpr std::size_t count = Inner::count;

    template <class T>
    static constexpr void run(const ResidualConstants<Layers>& constants, float input_scale, T* parameters) {
        Inner::run(constants.inner, input_scale, parameters);
    }
};

/// The projection follows the layers inside.
template <class Layers, class Projection>
struct DequantizedLayer<QuantizedProjectedResidual<Layers, Projection>> {
    using Inner = DequantizedLayers<Layers, 0>;
    static constexpr std::size_t count = Inner::count + DequantizedLayer<Projection>::count;

    template <class T>
    static constexpr void run(const ProjectedResidualConstants<Layers, Projection>& constants, float input_scale,
                              T* parameters) {
        Inner::run(constants.inner, input_scale, parameters);
        DequantizedLayer<Projection>::run(constants.projection, input_scale, parameters + Inner::count);
    }
};

} // namespace detail
} // namespace nervelet

#endif
