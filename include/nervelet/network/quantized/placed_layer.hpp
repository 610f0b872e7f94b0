// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP
#define NERVELET_NETWORK_QUANTIZED_PLACED_LAYER_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"
#include "move_bytes.hpp"

namespace nervelet {
namespace detail {

using kernel::in_whole_words;

/// Where scratch lies in an arena that is free up to `end` and from `begin` on: at a multiple of four.
constexpr std::size_t scratch_place(std::size_t scratch, std::size_t end, std::size_t begin) {
    return scratch <= end ? 0 : in_whole_words(begin);
}

/// Where the inputs, outputs and scratch of a layer lie in an arena of Capacity bytes, when the inputs come at Offset.
/// Outputs go to the end of the arena, or to the beginning, where they do not overlap the inputs; else before these by
/// the layer's lead. Where there is no room before them, or none for the scratch, the inputs are moved to the end
/// first.
template <class Layer, std::size_t Capacity, std::size_t Offset>
struct PlacedLayer {
    static constexpr std::size_t end = Offset + Layer::inputs;
    static constexpr bool is_apart =
        end + Layer::outputs <= Capacity &&
        scratch_place(Layer::scratch, Offset, end) + Layer::scratch <= Capacity - Layer::outputs;

    /// Whether outputs go to the beginning, and where scratch is then.
    static constexpr std::size_t behind_outputs =
        in_whole_words(Layer::outputs) + Layer::scratch <= Offset ? Layer::outputs : end;
    static constexpr bool is_before =
        !is_apart && Layer::outputs <= Offset &&
        (Layer::scratch == 0 || in_whole_words(behind_outputs) + Layer::scratch <= Capacity);

    static constexpr bool stays =
        is_apart || is_before ||
        (Offset >= Layer::lead &&
         scratch_place(Layer::scratch, Offset - Layer::lead, end) + Layer::scratch <= Capacity);
    static constexpr std::size_t inputs = stays ? Offset : Capacity - Layer::inputs;
    static constexpr std::size_t outputs = is_apart ? Capacity - Layer::outputs : is_before ? 0 : inputs - Layer::lead;
    static constexpr std::size_t scratch =
        Layer::scratch == 0 ? 0
        : is_before         ? in_whole_words(behind_outputs)
                            : scratch_place(Layer::scratch, is_apart ? inputs : outputs, inputs + Layer::inputs);

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
