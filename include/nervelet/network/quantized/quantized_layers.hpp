// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/random.hpp"
#include "../../layer/base/layer_list.hpp"
#include "move_bytes.hpp"
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

/// Where the inputs and outputs of a layer lie in an arena of Capacity bytes, when the inputs come at Offset. Outputs
/// go to the end of the arena, where they do not overlap the inputs; else before these by the layer's lead. Where there
/// is no room before them, the inputs are moved to the end first.
template <class Layer, std::size_t Capacity, std::size_t Offset>
struct PlacedLayer {
    static constexpr bool is_apart = Offset + Layer::inputs + Layer::outputs <= Capacity;
    static constexpr bool is_moved = !is_apart && Offset < Layer::lead;
    static constexpr std::size_t inputs = is_moved ? Capacity - Layer::inputs : Offset;
    static constexpr std::size_t outputs = is_apart ? Capacity - Layer::outputs : inputs - Layer::lead;

    template <class Rounding>
    static constexpr void run(const typename Layer::Constants& constants, std::int8_t* arena) {
        if (is_moved) {
            move_bytes(arena + Offset, Layer::inputs, arena + inputs);
        }
        Layer::template run<Rounding>(constants, arena + inputs, arena + outputs);
    }
};

/// The constants of layers of bytes, one after the other, as an aggregate; what flows between the layers lies in one
/// arena.
template <class List>
struct QuantizedLayers;

template <class First, class... LayersAbove>
struct QuantizedLayers<LayerList<First, LayersAbove...>> {
    using Next = QuantizedLayers<LayerList<LayersAbove...>>;

    typename First::Constants first;
    Next above;

    static constexpr std::size_t inputs = First::inputs;
    static constexpr std::size_t outputs = Next::outputs;

    /// How many bytes the arena needs: the inputs of each layer, and before them its lead.
    static constexpr std::size_t capacity =
        First::lead + First::inputs > Next::capacity ? First::lead + First::inputs : Next::capacity;

    /// Where the outputs of the last layer are, when the inputs of the first come at Offset.
    template <std::size_t Capacity, std::size_t Offset>
    static constexpr std::size_t end() {
        return Next::template end<Capacity, PlacedLayer<First, Capacity, Offset>::outputs>();
    }

    template <class Rounding, std::size_t Capacity, std::size_t Offset>
    constexpr void run(std::int8_t* arena) const {
        using Placed = PlacedLayer<First, Capacity, Offset>;
        Placed::template run<Rounding>(first, arena);
        above.template run<Rounding, Capacity, Placed::outputs>(arena);
    }
};

/// The end of them.
template <class Only>
struct QuantizedLayers<LayerList<Only>> {
    typename Only::Constants first;

    static constexpr std::size_t inputs = Only::inputs;
    static constexpr std::size_t outputs = Only::outputs;
    static constexpr std::size_t capacity = Only::lead + Only::inputs;

    template <std::size_t Capacity, std::size_t Offset>
    static constexpr std::size_t end() {
        return PlacedLayer<Only, Capacity, Offset>::outputs;
    }

    template <class Rounding, std::size_t Capacity, std::size_t Offset>
    constexpr void run(std::int8_t* arena) const {
        PlacedLayer<Only, Capacity, Offset>::template run<Rounding>(first, arena);
    }
};

} // namespace detail
} // namespace nervelet

#endif
