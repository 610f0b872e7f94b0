// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LAYER_LIST_HPP
#define NERVELET_LAYER_BASE_LAYER_LIST_HPP

#include <type_traits>
#include <utility>

namespace nervelet {

namespace detail {

/// Layers, as one type.
template <class... Descriptions>
struct LayerList {};

/// One LayerList after another.
template <class First, class Second>
struct Joined;

template <class... First, class... Second>
struct Joined<LayerList<First...>, LayerList<Second...>> {
    using type = LayerList<First..., Second...>;
};

/// The layers that a bound Layer holds, in the order of their parameters: its Inside, a LayerList, or itself alone.
template <class Layer, class = void>
struct InsideOf {
    using type = LayerList<Layer>;
};

template <class Layer>
struct InsideOf<Layer, decltype(static_cast<void>(std::declval<typename Layer::Inside>()))> {
    using type = typename Layer::Inside;
};

/// Whether Description stands for several layers, its Parts, a LayerList: a Network takes them one by one.
template <class Description, class = void>
struct IsGroup : std::false_type {};

template <class Description>
struct IsGroup<Description, decltype(static_cast<void>(std::declval<typename Description::Parts>()))> : std::true_type {
};

/// Whether Description is a layer that holds others, its HeldLayers, a LayerList of descriptions.
template <class Description, class = void>
struct HoldsLayers : std::false_type {};

template <class Description>
struct HoldsLayers<Description, decltype(static_cast<void>(std::declval<typename Description::HeldLayers>()))>
    : std::true_type {};

/// Whether Description is a layer whose parameters are constant: they lie at its Source.
template <class Description, class = void>
struct IsFrozen : std::false_type {};

template <class Description>
struct IsFrozen<Description, decltype(static_cast<void>(std::declval<typename Description::Source>()))>
    : std::true_type {};

/// The layer that another one wraps, at the end; by itself where it wraps none.
template <class Description, class = void>
struct PlainLayer {
    using type = Description;
};

template <class Description>
struct PlainLayer<Description, decltype(static_cast<void>(std::declval<typename Description::Wrapped>()))>
    : PlainLayer<typename Description::Wrapped> {};

/// Function::apply of a layer that is frozen; another one stays.
template <class Description, class Function, bool IsFrozen = IsFrozen<Description>::value>
struct MapFrozenLayer {
    using type = Description;
};

template <class Description, class Function>
struct MapFrozenLayer<Description, Function, true> {
    using type = typename Function::template apply<Description>;
};

/// The same of every layer of a list.
template <class List, class Function>
struct MapFrozen;

template <class... Descriptions, class Function>
struct MapFrozen<LayerList<Descriptions...>, Function> {
    using type = LayerList<typename MapFrozenLayer<Descriptions, Function>::type...>;
};

} // namespace detail

} // namespace nervelet

#endif
