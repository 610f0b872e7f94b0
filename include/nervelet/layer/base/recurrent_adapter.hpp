// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_RECURRENT_ADAPTER_HPP
#define NERVELET_LAYER_BASE_RECURRENT_ADAPTER_HPP

#include <cstddef>

#include "../../activation/identity.hpp"
#include "../layer.hpp"
#include "layer_list.hpp"
#include "steps_of_batch.hpp"

namespace nervelet {

namespace detail {

/// One of a frozen recurrent layer's two products, Weights, as a frozen layer by itself: its constants begin at number
/// First of all.
template <class T, class Frozen, class Weights, std::size_t First>
struct FrozenProduct {
    using Inner = Weights;
    static constexpr const T* constants() { return Frozen::constants() + First; }
};

/// What every layer shares that learns something in addition to the constants of such a Product.
template <class Layer, class T, class Product>
struct ProductAdapter : LayerBase<Layer, T> {
    using Inner = typename Product::Inner;
    using Activation = Identity;
    static constexpr std::size_t inputs = Inner::weight_rows;
    static constexpr std::size_t outputs = Inner::weight_columns;
    static constexpr std::size_t weight_count = inputs * outputs;
};

/// What every layer shares that learns something in addition to the constants of a frozen recurrent layer: the same
/// steps with other products, each of which is one layer Adapted<Product> for whoever visits parameters. It has
///     sums(parameters, x, z), give(parameters, delta, below)      as GateWeights
///     gradient(steps, first, visit)                               of all steps of a batch
template <class Layer, class T, class Frozen, template <class> class AdaptedInput, template <class> class AdaptedState>
struct RecurrentAdapter : Frozen::Inner::template SameAs<Layer> {
    using Inner = typename Frozen::Inner;
    using InputProduct = FrozenProduct<T, Frozen, typename Inner::InputWeights, 0>;
    using StateProduct = FrozenProduct<T, Frozen, typename Inner::StateWeights, Inner::InputWeights::parameter_count>;
    using InputWeights = AdaptedInput<InputProduct>;
    using StateWeights = AdaptedState<StateProduct>;
    using Inside = LayerList<InputWeights, StateWeights>;
    static constexpr std::size_t parameter_count = InputWeights::parameter_count + StateWeights::parameter_count;

    static constexpr T* merge(const T* parameters, T* plain) {
        return StateWeights::merge(Layer::state_weights(parameters), InputWeights::merge(parameters, plain));
    }
};

} // namespace detail

} // namespace nervelet

#endif
