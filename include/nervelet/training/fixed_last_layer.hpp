// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_LAST_LAYER_HPP
#define NERVELET_TRAINING_FIXED_LAST_LAYER_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../activation/softmax.hpp"
#include "fixed_terms.hpp"

namespace nervelet {
namespace detail {

/// Whether a last layer with this activation is trained from its logits. With Softmax it always is.
template <class Loss, class Activation>
struct TakesLogits : std::integral_constant<bool, std::is_same<typename Loss::logits_of, Activation>::value ||
                                                      std::is_same<Activation, Softmax>::value> {};

/// Fraction bits of dJ/dz of the last layer where it is f'(z) times the slope of a loss: 14, up to 2, where outputs or
/// slopes are small; else so many that every error fits, for 11 bits of activations 10, up to 32.
template <class T, class Loss, class Layer>
constexpr int fixed_delta_bits() {
    constexpr int of_errors = T::activation_bits - 1;
    constexpr int least = T::weight_bits < 3 ? 13 - T::weight_bits : 10; // what FixedDeltas can shift by
    return Layer::is_bounded || FixedTerm<Loss>::is_bounded ? 14 : of_errors > least ? of_errors : least;
}

/// The last layer as it is trained: in 16 bits its dJ/dz depends on the loss.
template <class T, class Loss, class Layer, bool IsFixed = Layer::is_fixed16,
          bool IsOfLogits = TakesLogits<Loss, typename Layer::Activation>::value>
struct LastLayer {
    using type = Layer;
};

template <class T, class Loss, class Layer>
struct LastLayer<T, Loss, Layer, true, true> {
    using type = typename Layer::BelowLossOfLogits;
};

template <class T, class Loss, class Layer>
struct LastLayer<T, Loss, Layer, true, false> {
    using type = typename Layer::template BelowLoss<fixed_delta_bits<T, Loss, Layer>()>;
};

template <class T, class Loss, class Layer>
using LastLayerOf = typename LastLayer<T, Loss, Layer>::type;

/// The layers of a network of 16 bits, a Chain, with the last one as it is trained.
template <class T, class Loss, class Chain, bool IsLast = Chain::is_last>
struct ChainBelowLoss : Chain {
    using Next = ChainBelowLoss<T, Loss, typename Chain::Next>;
};

template <class T, class Loss, class Chain>
struct ChainBelowLoss<T, Loss, Chain, true> : Chain {
    using Layer = LastLayerOf<T, Loss, typename Chain::Layer>;
};

/// Those of any network.
template <class T, class Loss, class Chain>
using TrainedChain = std::conditional_t<Chain::Last::is_fixed16, ChainBelowLoss<T, Loss, Chain>, Chain>;

/// What the gradient of a loss is to be multiplied by, the rate in its place: 2^doublings / outputs. DeltaBits: of
/// dJ/dz of the last layer, in 16 bits.
template <class Loss, std::size_t Outputs, int DeltaBits>
struct LossFactor {
    static constexpr int gradient_bits = DeltaBits > 12 ? 14 : 12; ///< of dJ/dz in velocities, see fixed_constants.hpp
    static constexpr int doublings = FixedTerm<Loss>::doublings;
    static constexpr std::uint32_t outputs = Loss::is_mean ? static_cast<std::uint32_t>(Outputs) : 1u;

    template <class Rate>
    static constexpr Rate times(Rate rate) {
        return rate.divided_by(outputs, doublings);
    }
};

template <class Layer, bool IsFixed = Layer::is_fixed16>
struct DeltaBitsOf {
    static constexpr int value = 0;
};

template <class Layer>
struct DeltaBitsOf<Layer, true> {
    static constexpr int value = Layer::delta_bits;
};

/// That of a network.
template <class Network, class Loss>
using LossFactorOf =
    LossFactor<Loss, Network::output_size,
               DeltaBitsOf<LastLayerOf<typename Network::Scalar, Loss, typename Network::Layers::Last>>::value>;

} // namespace detail
} // namespace nervelet

#endif
