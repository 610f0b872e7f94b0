// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STEPS_OF_LAYERS_HPP
#define NERVELET_NETWORK_STEPS_OF_LAYERS_HPP

#include <cstddef>
#include <type_traits>

#include "../core/shape.hpp"

namespace nervelet {

// Named only: their headers would lengthen every error that comes from a step.
template <std::size_t Filters, std::size_t Width, class Activation, class... Options>
struct Conv1D;
template <std::size_t Units, class Output, class Carried>
struct GRU;
template <std::size_t Units, class Output, class Carried>
struct LSTM;
struct EachPosition;
template <class Axes>
struct LayerNorm;
template <class LayerDescription, class SourceType>
struct Frozen;
template <class FrozenLayer, bool IsGroup>
struct BiasOnly;
template <class FrozenLayer, std::size_t Rank, std::size_t Alpha, bool IsGroup>
struct LowRank;

namespace detail {

struct DropoutBase;
template <class Statistics, class Activation>
struct BatchNormOf;

/// How many steps there are in an array of a shape; 0 where there are none.
template <class Shape>
struct StepsIn : std::integral_constant<std::size_t, 0> {};

template <std::size_t Steps, std::size_t Channels>
struct StepsIn<Shape<Steps, Channels>> : std::integral_constant<std::size_t, Steps> {};

/// Whether a description is a GRU or an LSTM.
template <class Description>
struct IsRecurrent : std::false_type {};

template <std::size_t Units, class Output, class Carried>
struct IsRecurrent<GRU<Units, Output, Carried>> : std::true_type {};

template <std::size_t Units, class Output, class Carried>
struct IsRecurrent<LSTM<Units, Output, Carried>> : std::true_type {};

template <class Wrapped, class Source>
struct IsRecurrent<Frozen<Wrapped, Source>> : IsRecurrent<Wrapped> {};

template <class FrozenLayer>
struct IsRecurrent<BiasOnly<FrozenLayer, false>> : IsRecurrent<FrozenLayer> {};

template <class FrozenLayer, std::size_t Rank, std::size_t Alpha>
struct IsRecurrent<LowRank<FrozenLayer, Rank, Alpha, false>> : IsRecurrent<FrozenLayer> {};

/// Whether no step of what a layer hands up depends on a later step of what it reads.
template <class Description>
struct TakesSteps : std::integral_constant<bool, IsRecurrent<Description>::value ||
                                                     std::is_base_of<DropoutBase, Description>::value> {};

template <std::size_t Units, class Activation>
struct TakesSteps<Conv1D<Units, 1, Activation>> : std::true_type {};

template <>
struct TakesSteps<LayerNorm<EachPosition>> : std::true_type {};

template <class Statistics, class Activation>
struct TakesSteps<BatchNormOf<Statistics, Activation>> : std::integral_constant<bool, !Activation::is_last_only> {};

template <class Wrapped, class Source>
struct TakesSteps<Frozen<Wrapped, Source>> : TakesSteps<Wrapped> {};

/// Whether a Chain of layers, as far as there are steps in its input and between them, takes each step as it comes, and
/// has a recurrent layer there. FoundOne: whether there is one below.
template <class Chain, class InputShape, bool FoundOne = false, bool IsLast = Chain::is_last>
struct TakesLengths {
    using Shape = typename Chain::Layer::output_shape;
    static constexpr bool found_one = FoundOne || IsRecurrent<typename Chain::Description>::value;
    using LayersAbove =
        std::conditional_t<(StepsIn<Shape>::value > 0), TakesLengths<typename Chain::Next, Shape, found_one>,
                           std::integral_constant<bool, found_one>>;
    static constexpr bool value =
        StepsIn<InputShape>::value > 0 && TakesSteps<typename Chain::Description>::value&& LayersAbove::value;
};

template <class Chain, class InputShape, bool FoundOne>
struct TakesLengths<Chain, InputShape, FoundOne, true> {
    static constexpr bool value = StepsIn<InputShape>::value > 0 && TakesSteps<typename Chain::Description>::value &&
                                  (FoundOne || IsRecurrent<typename Chain::Description>::value);
};

} // namespace detail
} // namespace nervelet

#endif
