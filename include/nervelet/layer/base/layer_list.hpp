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

/// Whether Description stands for several layers, its Parts, a LayerList: a Network takes them one by one.
template <class Description, class = void>
struct IsGroup : std::false_type {};

template <class Description>
struct IsGroup<Description, decltype(static_cast<void>(std::declval<typename Description::Parts>()))> : std::true_type {
};

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

/// Function::apply of every layer of a list that is frozen; the others stay.
template <class List, class Function>
struct MapFrozen;

template <class... Descriptions, class Function>
struct MapFrozen<LayerList<Descriptions...>, Function> {
    using type = LayerList<std::conditional_t<IsFrozen<Descriptions>::value,
                                              typename Function::template apply<Descriptions>, Descriptions>...>;
};

} // namespace detail

} // namespace nervelet

#endif
