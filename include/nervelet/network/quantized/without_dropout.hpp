// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_WITHOUT_DROPOUT_HPP
#define NERVELET_NETWORK_QUANTIZED_WITHOUT_DROPOUT_HPP

#include <type_traits>

#include "../chain.hpp"
#include "quantized_layers.hpp"

namespace nervelet {
namespace detail {

/// Whether there is a layer of bytes for a description: not for Dropout.
template <class Description>
struct HasBytes : std::integral_constant<bool, !std::is_base_of<UsesRandom, Description>::value ||
                                                   HoldsLayers<Description>::value> {};

template <class List>
struct ListWithoutDropout;

template <>
struct ListWithoutDropout<LayerList<>> {
    using type = LayerList<>;
};

template <class First, class... Rest>
struct ListWithoutDropout<LayerList<First, Rest...>> {
    using Here = std::conditional_t<HasBytes<First>::value, LayerList<First>, LayerList<>>;
    using type = typename Joined<Here, typename ListWithoutDropout<LayerList<Rest...>>::type>::type;
};

/// A Chain that has a layer for each of its QuantizedLayers: it computes the same.
template <class Chain>
struct WithoutDropout;

template <class T, class InputShape, class List>
struct WithoutDropout<Chain<T, InputShape, List>> {
    using type = Chain<T, InputShape, typename ListWithoutDropout<List>::type>;
};

} // namespace detail
} // namespace nervelet

#endif
