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

/// The constants of layers of bytes, one after the other, as an aggregate. What flows between them lies in one arena:
/// the inputs of a layer at its beginning, where AtBeginning, else at its end, and its outputs at the other side; or in
/// the place of the inputs, where these are at the beginning and the layer can.
template <class List>
struct QuantizedLayers;

template <class First, class... LayersAbove>
struct QuantizedLayers<LayerList<First, LayersAbove...>> {
    using Next = QuantizedLayers<LayerList<LayersAbove...>>;

    typename First::Constants first;
    Next above;

    static constexpr std::size_t inputs = First::inputs;
    static constexpr std::size_t outputs = Next::outputs;

    /// Where the outputs of the first layer are.
    static constexpr bool is_next_at_beginning(bool at_beginning) { return First::is_in_place || !at_beginning; }

    /// How many bytes the arena has.
    static constexpr std::size_t capacity(bool at_beginning) {
        const std::size_t both = First::is_in_place && at_beginning ? inputs : inputs + First::outputs;
        const std::size_t others = Next::capacity(is_next_at_beginning(at_beginning));
        return both > others ? both : others;
    }

    /// Where the outputs of the last layer are.
    static constexpr bool is_end_at_beginning(bool at_beginning) {
        return Next::is_end_at_beginning(is_next_at_beginning(at_beginning));
    }

    template <class Rounding, std::size_t Capacity, bool AtBeginning>
    constexpr void run(std::int8_t* arena) const {
        constexpr bool next_at_beginning = is_next_at_beginning(AtBeginning);
        First::template run<Rounding>(first, AtBeginning ? arena : arena + (Capacity - inputs),
                                      next_at_beginning ? arena : arena + (Capacity - First::outputs));
        above.template run<Rounding, Capacity, next_at_beginning>(arena);
    }
};

/// The end of them.
template <class Only>
struct QuantizedLayers<LayerList<Only>> {
    typename Only::Constants first;

    static constexpr std::size_t inputs = Only::inputs;
    static constexpr std::size_t outputs = Only::outputs;

    static constexpr bool is_end_at_beginning(bool at_beginning) { return Only::is_in_place || !at_beginning; }

    static constexpr std::size_t capacity(bool at_beginning) {
        return Only::is_in_place && at_beginning ? inputs : inputs + outputs;
    }

    template <class Rounding, std::size_t Capacity, bool AtBeginning>
    constexpr void run(std::int8_t* arena) const {
        Only::template run<Rounding>(first, AtBeginning ? arena : arena + (Capacity - inputs),
                                     is_end_at_beginning(AtBeginning) ? arena : arena + (Capacity - outputs));
    }
};

} // namespace detail
} // namespace nervelet

#endif
