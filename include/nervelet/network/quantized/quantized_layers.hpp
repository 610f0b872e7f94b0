// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYERS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/random.hpp"
#include "../../layer/base/layer_list.hpp"
#include "placed_layer.hpp"
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

constexpr std::size_t larger(std::size_t a, std::size_t b) {
    return a > b ? a : b;
}

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

    /// How many bytes the arena needs.
    static constexpr std::size_t capacity = larger(First::capacity, Next::capacity);

    /// How many where the inputs lie elsewhere.
    static constexpr std::size_t capacity_beside = larger(First::outputs, Next::capacity);

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

    /// The same where the inputs lie elsewhere, and stay.
    template <std::size_t Capacity>
    static constexpr std::size_t end_beside() {
        return Next::template end<Capacity, Capacity - First::outputs>();
    }

    template <class Rounding, std::size_t Capacity>
    constexpr void run_beside(const std::int8_t* x, std::int8_t* arena) const {
        First::template run<Rounding>(first, x, arena + (Capacity - First::outputs));
        above.template run<Rounding, Capacity, Capacity - First::outputs>(arena);
    }
};

/// The end of them.
template <class Only>
struct QuantizedLayers<LayerList<Only>> {
    typename Only::Constants first;

    static constexpr std::size_t inputs = Only::inputs;
    static constexpr std::size_t outputs = Only::outputs;
    static constexpr std::size_t capacity = Only::capacity;
    static constexpr std::size_t capacity_beside = Only::outputs;

    template <std::size_t Capacity, std::size_t Offset>
    static constexpr std::size_t end() {
        return PlacedLayer<Only, Capacity, Offset>::outputs;
    }

    template <class Rounding, std::size_t Capacity, std::size_t Offset>
    constexpr void run(std::int8_t* arena) const {
        PlacedLayer<Only, Capacity, Offset>::template run<Rounding>(first, arena);
    }

    template <std::size_t Capacity>
    static constexpr std::size_t end_beside() {
        return Capacity - outputs;
    }

    template <class Rounding, std::size_t Capacity>
    constexpr void run_beside(const std::int8_t* x, std::int8_t* arena) const {
        Only::template run<Rounding>(first, x, arena + (Capacity - outputs));
    }
};

} // namespace detail
} // namespace nervelet

#endif
