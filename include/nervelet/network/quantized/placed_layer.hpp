// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP
#define NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP

#include <cstddef>
#include <cstdint>

#include "move_bytes.hpp"

namespace nervelet {
namespace detail {

/// Where scratch lies in an arena that is free up to `end` and from `begin` on: at a multiple of four.
constexpr std::size_t scratch_place(std::size_t scratch, std::size_t end, std::size_t begin) {
    return scratch <= end ? 0 : (begin + 3) / 4 * 4;
}

/// Where the inputs, outputs and scratch of a layer lie in an arena of Capacity bytes, when the inputs come at Offset.
/// Outputs go to the end of the arena, where they do not overlap the inputs; else before these by the layer's lead.
/// Where there is no room before them, or none for the scratch, the inputs are moved to the end first.
template <class Layer, std::size_t Capacity, std::size_t Offset>
struct PlacedLayer {
    static constexpr std::size_t end = Offset + Layer::inputs;
    static constexpr bool is_apart =
        end + Layer::outputs <= Capacity &&
        scratch_place(Layer::scratch, Offset, end) + Layer::scratch <= Capacity - Layer::outputs;
    static constexpr bool stays =
        is_apart || (Offset >= Layer::lead &&
                     scratch_place(Layer::scratch, Offset - Layer::lead, end) + Layer::scratch <= Capacity);
    static constexpr std::size_t inputs = stays ? Offset : Capacity - Layer::inputs;
    static constexpr std::size_t outputs = is_apart ? Capacity - Layer::outputs : inputs - Layer::lead;
    static constexpr std::size_t scratch =
        scratch_place(Layer::scratch, is_apart ? inputs : outputs, inputs + Layer::inputs);

    template <class Rounding>
    static constexpr void run(const typename Layer::Constants& constants, std::int8_t* arena) {
        if (!stays) {
            move_bytes(arena, Offset, Layer::inputs, inputs);
        }
        Layer::template run<Rounding>(constants, arena + inputs, arena + outputs, arena + scratch);
    }
};

/// Where inputs are best put: at the beginning, where the outputs then lie behind them, else at the end.
template <class Layer, std::size_t Capacity>
constexpr std::size_t place_of_inputs() {
    return PlacedLayer<Layer, Capacity, 0>::is_apart ? 0 : Capacity - Layer::inputs;
}

} // namespace detail
} // namespace nervelet

#endif
