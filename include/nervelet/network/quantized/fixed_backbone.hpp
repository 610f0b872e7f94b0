// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_FIXED_BACKBONE_HPP
#define NERVELET_NETWORK_QUANTIZED_FIXED_BACKBONE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../layer/base/fixed_keeps_output.hpp"
#include "quantized_backbone.hpp"

namespace nervelet {
namespace detail {

/// Below a network of 16 bits: its numbers become bytes and its bytes numbers by integers, scalar/fixed16/
/// byte_of_number.hpp and number_of_byte.hpp.
template <class Network, const Network& network, std::size_t Weights>
template <int WeightBits, int ActivationBits, class InputShape>
struct QuantizedBackbone<Network, network, Weights>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : FixedKeepsOutput<typename QuantizedBackbone<Network, network, Weights>::template Layer<
                           Fixed<WeightBits, ActivationBits>, InputShape>,
                       Fixed<WeightBits, ActivationBits>, BackboneShape<Network, Weights>, Identity> {
    using T = Fixed<WeightBits, ActivationBits>;
    using Base = FixedKeepsOutput<Layer, T, BackboneShape<Network, Weights>, Identity>;
    using Taken = BackboneTaken<Network, Weights>;
    using Numbers = BackboneNumbers<T, Taken, Network, network>;
    // As in quantized_backbone.hpp: an alias for both would be one more place in each error that a user reads.
    using Checked = std::integral_constant<bool, check_backbone_input<InputShape, Taken::inputs>() &&
                                                     check_backbone_end<typename Taken::Last>() &&
                                                     check_backbone_scale<Taken, Network, network>(0)>;
    using typename Base::Scratch;

    template <class X>
    static constexpr void bytes(const X& x, std::int8_t* y) {
        RunBackbone<Network, network, Taken>::run(x, y, Numbers::byte_of(), Checked{});
    }

    template <class X>
    static constexpr const T* infer(const T*, const X& x, Scratch& output) {
        auto y = uninitialized<std::array<std::int8_t, Base::outputs>>();
        bytes(x, y.data());
        const auto number_of = Numbers::number_of();
        for (std::size_t j = 0; j < Base::outputs; ++j) {
            output[j] = number_of(static_cast<const std::array<std::int8_t, Base::outputs>&>(y)[j]);
        }
        return output.data();
    }

    template <class X, class LayerTape, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, LayerTape& tape, Generator&) {
        return infer(parameters, x, tape.output);
    }

    template <class Batch>
    static constexpr void backward_batch(const T*, const Batch&) {
        check_below_backbone<Batch>();
    }
};

} // namespace detail
} // namespace nervelet

#endif
