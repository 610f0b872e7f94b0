// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_BACKBONE_CONTRACT_HPP
#define NERVELET_NETWORK_QUANTIZED_BACKBONE_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../contract.hpp"
#include "quantized_layer.hpp"

namespace nervelet {
namespace detail {

/// The bytes of a Softmax are no numbers that others could learn from.
template <class Layer>
struct EndsInSoftmax : std::false_type {};

template <std::size_t Inputs, std::size_t Units>
struct EndsInSoftmax<QuantizedProbabilities<Inputs, Units, int8::Softmax>> : std::true_type {};

template <class Layer>
constexpr bool check_backbone_end() {
    static_assert(!EndsInSoftmax<Layer>::value,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected layers below a Softmax, whose outputs are a "
                  "distribution over classes. Take fewer layers.");
    return !EndsInSoftmax<Layer>::value;
}

template <class InputShape, std::size_t Inputs>
constexpr bool check_backbone_input() {
    static_assert(
        InputShape::size == Inputs,
        "Pretrained<QuantizedNetwork, network, Layers>: expected the first layer of a network whose Input has "
        "as many numbers as that of the QuantizedNetwork.");
    return InputShape::size == Inputs;
}

/// Nothing comes down through bytes.
template <class Batch>
constexpr void check_below_backbone() {
    static_assert(AlwaysFalse<Batch>::value,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected nothing below it that learns, because "
                  "no gradient comes down through bytes. Put it behind Input.");
}

/// Whether the numbers that the bytes of the layers Taken mean are known, where network is a constant expression.
template <class Taken, class Network, const Network& network, bool Holds = (Taken::output(network.layers).scale > 0.0f)>
constexpr bool check_backbone_scale(int) {
    static_assert(Holds,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected a network that knows the scales of "
                  "its layers' outputs. Import the .tflite file again, or make each Output by int8::output_of().");
    return Holds;
}

/// Where it gets its numbers at run time, as on a PC that trains it; without a scale all features are NaN.
template <class Taken, class Network, const Network& network>
constexpr bool check_backbone_scale(long) {
    return true;
}

} // namespace detail
} // namespace nervelet

#endif
