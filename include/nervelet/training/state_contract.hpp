// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_STATE_CONTRACT_HPP
#define NERVELET_TRAINING_STATE_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../layer/base/layer_list.hpp"
#include "../layer/base/recurrent_contract.hpp"
#include "../layer/gru.hpp"
#include "../layer/lstm.hpp"

namespace nervelet {
namespace detail {

/// Whether a description is that of a recurrent layer with Stateful.
template <class Description>
struct IsStateful : std::false_type {};

template <std::size_t Units, class First, class Second>
struct IsStateful<GRU<Units, First, Second>>
    : std::integral_constant<bool, std::is_same<First, Stateful>::value || std::is_same<Second, Stateful>::value> {};

template <std::size_t Units, class First, class Second>
struct IsStateful<LSTM<Units, First, Second>> : IsStateful<GRU<Units, First, Second>> {};

template <class List>
struct AnyIsStateful;

/// Whether one is wrapped or held by the layer that Description is.
template <class Description, bool Holds = HoldsLayers<Description>::value>
struct HidesStateful {
    using Plain = typename PlainLayer<Description>::type;
    static constexpr bool value = !std::is_same<Plain, Description>::value && IsStateful<Plain>::value;
};

template <class Description>
struct HidesStateful<Description, true> : AnyIsStateful<typename Description::HeldLayers> {};

template <>
struct AnyIsStateful<LayerList<>> : std::false_type {};

template <class First, class... Rest>
struct AnyIsStateful<LayerList<First, Rest...>>
    : std::integral_constant<bool, IsStateful<First>::value || HidesStateful<First>::value ||
                                       AnyIsStateful<LayerList<Rest...>>::value> {};

/// The layers that may be stateful, and those that may not.
template <class List>
struct StatefulLayers;

template <>
struct StatefulLayers<LayerList<>> {
    static constexpr bool any = false;
    static constexpr bool any_hidden = false;
};

template <class First, class... Rest>
struct StatefulLayers<LayerList<First, Rest...>> {
    using LayersAbove = StatefulLayers<LayerList<Rest...>>;
    static constexpr bool any = IsStateful<First>::value || LayersAbove::any;
    static constexpr bool any_hidden = HidesStateful<First>::value || LayersAbove::any_hidden;
};

/// Whether a trainer carries states for Network.
template <class Network>
constexpr bool check_states() {
    using Layers = StatefulLayers<typename Network::Descriptions>;
    static_assert(!Layers::any_hidden,
                  "Trainer<Network, Loss, Optimizer>: expected Stateful of layers that learn and stand in the network "
                  "itself. What is Frozen, Pretrained or inside of a Residual begins each window with a state of zero: "
                  "write it without Stateful.");
    return Layers::any && !Layers::any_hidden;
}

/// Reports states in what has no place for them.
template <class Network>
constexpr bool check_no_states() {
    constexpr bool holds = !StatefulLayers<typename Network::Descriptions>::any;
    static_assert(holds, "Accumulator, TrainingLoop, Adaptation: expected a network without Stateful layers. States go "
                         "from window to window in the order of time, but these take examples in any order, or do not "
                         "step after each: give the windows to trainer.step(x, target), one after the other.");
    return holds;
}

} // namespace detail
} // namespace nervelet

#endif
