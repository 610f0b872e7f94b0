// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP
#define NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP

#include <cstddef>
#include <cstdint>

#include "move_bytes.hpp"

namespace nervelet {
namespace detail {

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
            move_bytes(arena, Offset, Layer::inputs, inputs);
        }
        Layer::template run<Rounding>(constants, arena + inputs, arena + outputs);
    }
};

} // namespace detail
} // namespace nervelet

#endif
