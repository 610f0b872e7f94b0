// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/random.hpp"
#include "../../layer/base/layer_list.hpp"
#include "quantized_layer_of.hpp"

namespace nervelet {
namespace detail {

/// The layers of bytes of a Chain, a LayerList. Dropout, which does nothing in use, is left out.
template <class Chain, bool IsLast = Chain::is_last>
struct QuantizedList {
    using Rest = typename QuantizedList<typename Chain::Next>::type;
    using type = typename Joined<typename QuantizedList<Chain, true>::type, Rest>::type;
};

/// Of its first layer alone.
template <class Layer, class Description, bool IsDropout>
struct QuantizedListOfOne {
    using type = LayerList<typename QuantizedLayerOf<Description, Layer>::type>;
};

template <class Layer, class Description>
struct QuantizedListOfOne<Layer, Description, true> {
    using type = LayerList<>;
};

template <class Chain>
struct QuantizedList<Chain, true>
    : QuantizedListOfOne<typename Chain::Layer, typename Chain::Description,
                         std::is_base_of<UsesRandom, typename Chain::Description>::value &&
                             !HoldsLayers<typename Chain::Description>::value> {};

/// The constants of layers of bytes, one after the other, as an aggregate.
template <class List>
struct QuantizedLayers;

template <class FirstLayer, class... LayersAbove>
struct QuantizedLayers<LayerList<FirstLayer, LayersAbove...>> {
    using First = FirstLayer;
    using Next = QuantizedLayers<LayerList<LayersAbove...>>;
    static constexpr std::size_t size = Next::size + 1; ///< how many layers
    static constexpr std::size_t parameter_layer_count = First::parameter_layer_count + Next::parameter_layer_count;

    typename First::Constants first;
    Next above;
};

/// The end of them.
template <class Only>
struct QuantizedLayers<LayerList<Only>> {
    using First = Only;
    static constexpr std::size_t size = 1;
    static constexpr std::size_t parameter_layer_count = First::parameter_layer_count;

    typename First::Constants first;
};

} // namespace detail
} // namespace nervelet

#endif
