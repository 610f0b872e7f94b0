// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_IN_ORDER_HPP
#define NERVELET_NETWORK_IN_ORDER_HPP

#include <cstddef>
#include <type_traits>

#include "../core/type_identity.hpp"
#include "../layer/input.hpp"
#include "contract.hpp"

namespace nervelet {

template <class T, class... Layers>
class Network;

namespace detail {

/// The network of Arguments in their right order: a scalar, else float; an Input, else Input<1>; the layers, else a
/// stub.
template <class T, class InputLayer, class List, class... Arguments>
struct InOrder;

template <class T, class InputLayer, class... Layers>
struct InOrder<T, InputLayer, LayerList<Layers...>> : TypeIdentity<Network<T, InputLayer, Layers...>> {};

template <class T, class InputLayer>
struct InOrder<T, InputLayer, LayerList<>> : TypeIdentity<Network<T, InputLayer, StubLayer>> {};

template <class T, class InputLayer, class... Layers, class Argument, class... Rest>
struct InOrder<T, InputLayer, LayerList<Layers...>, Argument, Rest...>
    : std::conditional_t<ScalarTraits<Argument>::is_supported,
                         InOrder<Argument, InputLayer, LayerList<Layers...>, Rest...>,
                         InOrder<T, InputLayer, LayerList<Layers..., Argument>, Rest...>> {};

template <class T, class InputLayer, class... Layers, std::size_t... Dimensions, class... Rest>
struct InOrder<T, InputLayer, LayerList<Layers...>, nervelet::Input<Dimensions...>, Rest...>
    : InOrder<T, nervelet::Input<Dimensions...>, LayerList<Layers...>, Rest...> {};

/// Reports that there is no Input behind the scalar. The result is what was meant, if it can be guessed.
template <class T, class... Layers>
constexpr auto check_input() {
    static_assert(AlwaysFalse<T>::value,
                  "Network<T, Input<Width>, Layers...>: expected Input<Width> behind the scalar, "
                  "as in Network<float, Input<2>, Dense<1, Sigmoid>>.");
    return TypeIdentity<typename InOrder<float, nervelet::Input<1>, LayerList<>, T, Layers...>::type>{};
}

/// Reports that there is no layer. The result takes a stub.
template <class T, class Input>
constexpr auto check_layers() {
    static_assert(AlwaysFalse<T>::value, "Network<T, Input<Width>, Layers...>: expected at least one layer behind "
                                         "Input<Width>, as in Network<float, Input<2>, Dense<1, Sigmoid>>.");
    return TypeIdentity<Network<T, Input, StubLayer>>{};
}

} // namespace detail

} // namespace nervelet

#endif
