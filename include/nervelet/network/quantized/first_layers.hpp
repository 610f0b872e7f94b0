// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_FIRST_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_FIRST_LAYERS_HPP

#include <cstddef>
#include <cstdint>

#include "../../scalar/int8/output.hpp"
#include "placed_layer.hpp"

namespace nervelet {
namespace detail {

constexpr std::size_t larger(std::size_t a, std::size_t b) {
    return a > b ? a : b;
}

/// The first Count layers of Layers, QuantizedLayers, and how they are run: what flows between them lies in one arena.
template <class Layers, std::size_t Count = Layers::size>
struct FirstLayers {
    using First = typename Layers::First;
    using Next = FirstLayers<typename Layers::Next, Count - 1>;
    using Last = typename Next::Last;
    static constexpr std::size_t inputs = First::inputs;
    static constexpr std::size_t outputs = Next::outputs;

    /// How many bytes the arena needs.
    static constexpr std::size_t capacity = larger(First::capacity, Next::capacity);

    /// How many where the inputs lie elsewhere.
    static constexpr std::size_t capacity_beside = larger(First::outputs + First::scratch, Next::capacity);

    /// Where the inputs of the first are best put.
    template <std::size_t Capacity>
    static constexpr std::size_t begin() {
        return place_of_inputs<First, Capacity>();
    }

    /// What the bytes of the last one are.
    static constexpr int8::Output output(const Layers& layers) { return Next::output(layers.above); }

    /// Where the outputs of the last one are, when the inputs of the first come at Offset.
    template <std::size_t Capacity, std::size_t Offset>
    static constexpr std::size_t end() {
        return Next::template end<Capacity, PlacedLayer<First, Capacity, Offset>::outputs>();
    }

    template <class Rounding, std::size_t Capacity, std::size_t Offset>
    static constexpr void run(const Layers& layers, std::int8_t* arena) {
        using Placed = PlacedLayer<First, Capacity, Offset>;
        Placed::template run<Rounding>(layers.first, arena);
        Next::template run<Rounding, Capacity, Placed::outputs>(layers.above, arena);
    }

    /// The same where the inputs lie elsewhere, and stay.
    template <std::size_t Capacity>
    static constexpr std::size_t end_beside() {
        return Next::template end<Capacity, Capacity - First::outputs>();
    }

    template <class Rounding, std::size_t Capacity>
    static constexpr void run_beside(const Layers& layers, const std::int8_t* x, std::int8_t* arena) {
        First::template run<Rounding>(layers.first, x, arena + (Capacity - First::outputs), arena);
        Next::template run<Rounding, Capacity, Capacity - First::outputs>(layers.above, arena);
    }
};

/// One of them.
template <class Layers>
struct FirstLayers<Layers, 1> {
    using First = typename Layers::First;
    using Last = First;
    static constexpr std::size_t inputs = First::inputs;
    static constexpr std::size_t outputs = First::outputs;
    static constexpr std::size_t capacity = First::capacity;
    static constexpr std::size_t capacity_beside = First::outputs + First::scratch;

    template <std::size_t Capacity>
    static constexpr std::size_t begin() {
        return place_of_inputs<First, Capacity>();
    }

    static constexpr int8::Output output(const Layers& layers) { return First::output(layers.first); }

    template <std::size_t Capacity, std::size_t Offset>
    static constexpr std::size_t end() {
        return PlacedLayer<First, Capacity, Offset>::outputs;
    }

    template <class Rounding, std::size_t Capacity, std::size_t Offset>
    static constexpr void run(const Layers& layers, std::int8_t* arena) {
        PlacedLayer<First, Capacity, Offset>::template run<Rounding>(layers.first, arena);
    }

    template <std::size_t Capacity>
    static constexpr std::size_t end_beside() {
        return Capacity - outputs;
    }

    template <class Rounding, std::size_t Capacity>
    static constexpr void run_beside(const Layers& layers, const std::int8_t* x, std::int8_t* arena) {
        First::template run<Rounding>(layers.first, x, arena + (Capacity - outputs), arena);
    }
};

} // namespace detail
} // namespace nervelet

#endif
