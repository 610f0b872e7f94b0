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
struct EndsInSoftmax<QuantizedSoftmaxDense<Inputs, Units>> : std::true_type {};

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
template <class GradientBelow>
constexpr void check_below_backbone() {
    static_assert(AlwaysFalse<GradientBelow>::value,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected nothing below it that learns, because "
                  "no gradient comes down through bytes. Put it behind Input.");
}

template <bool Holds>
constexpr bool check_backbone_scale() {
    static_assert(Holds,
                  "Pretrained<QuantizedNetwork, network, Layers>: expected a network that knows the scales of "
                  "its layers' outputs. Import the .tflite file again, or make each Output by int8::output_of().");
    return Holds;
}

} // namespace detail
} // namespace nervelet

#endif
