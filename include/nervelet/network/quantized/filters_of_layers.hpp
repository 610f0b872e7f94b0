// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_FILTERS_OF_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_FILTERS_OF_LAYERS_HPP

#include <cstddef>

#include "quantized_residual.hpp"

namespace nervelet {
namespace detail {

/// Hands the int8::Filters of a layer of bytes to visit(filters, input_scale); input_scale is that of its inputs. Here:
/// a pool, which has none.
template <class Layer>
struct FiltersOfLayer {
    template <class Visit>
    static constexpr void run(const typename Layer::Constants&, float, Visit&) {}
};

/// Of a layer that is its filters.
template <class Filters>
struct FiltersAlone {
    template <class Visit>
    static constexpr void run(const Filters& filters, float input_scale, Visit& visit) {
        visit(filters, input_scale);
    }
};

template <class Windows, std::size_t Count>
struct FiltersOfLayer<QuantizedConvolution<Windows, Count>>
    : FiltersAlone<typename QuantizedConvolution<Windows, Count>::Constants> {};

template <class Windows, std::size_t Count>
struct FiltersOfLayer<QuantizedDepthwise<Windows, Count>>
    : FiltersAlone<typename QuantizedDepthwise<Windows, Count>::Constants> {};

/// A Dense with a Softmax or a Sigmoid behind its sums.
template <std::size_t Inputs, std::size_t Units, class Function>
struct FiltersOfLayer<QuantizedProbabilities<Inputs, Units, Function>> {
    template <class Constants, class Visit>
    static constexpr void run(const Constants& constants, float input_scale, Visit& visit) {
        visit(constants.filters, input_scale);
    }
};

/// Of Layers, QuantizedLayers, those from layer Begin to the one before layer End, counted over those that have
/// weights, in the order of the parameters of the float network of the same shape.
template <class Layers, std::size_t Begin = 0, std::size_t End = Layers::parameter_layer_count,
          bool IsLast = Layers::size == 1>
struct FiltersOfLayers {
    using First = typename Layers::First;
    static constexpr std::size_t here = First::parameter_layer_count;
    using Next =
        FiltersOfLayers<typename Layers::Next, (Begin > here ? Begin - here : 0), (End > here ? End - here : 0)>;

    template <class Visit>
    static constexpr void run(const Layers& layers, float input_scale, Visit& visit) {
        if (Begin == 0 && End > 0) {
            FiltersOfLayer<First>::run(layers.first, input_scale, visit);
        }
        Next::run(layers.above, First::output(layers.first).scale, visit);
    }
};

template <class Layers, std::size_t Begin, std::size_t End>
struct FiltersOfLayers<Layers, Begin, End, true> {
    template <class Visit>
    static constexpr void run(const Layers& layers, float input_scale, Visit& visit) {
        if (Begin == 0 && End > 0) {
            FiltersOfLayer<typename Layers::First>::run(layers.first, input_scale, visit);
        }
    }
};

template <class Layers, class Projection>
struct FiltersOfLayer<QuantizedResidual<Layers, Projection>> {
    template <class Visit>
    static constexpr void run(const ResidualConstants<Layers>& constants, float input_scale, Visit& visit) {
        FiltersOfLayers<Layers>::run(constants.inner, input_scale, visit);
    }
};

/// The projection follows the layers inside.
template <class Layers, class Projection>
struct FiltersOfLayer<QuantizedProjectedResidual<Layers, Projection>> {
    template <class Visit>
    static constexpr void run(const ProjectedResidualConstants<Layers, Projection>& constants, float input_scale,
                              Visit& visit) {
        FiltersOfLayers<Layers>::run(constants.inner, input_scale, visit);
        FiltersOfLayer<Projection>::run(constants.projection, input_scale, visit);
    }
};

} // namespace detail
} // namespace nervelet

#endif
