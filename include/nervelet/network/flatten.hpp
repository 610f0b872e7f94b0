// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_FLATTEN_HPP
#define NERVELET_NETWORK_FLATTEN_HPP

#include <type_traits>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../layer/base/layer_list.hpp"
#include "contract.hpp"

namespace nervelet {

namespace detail {

/// type is the LayerList Done, and after it the layers of Rest, of which a group such as Pretrained is taken apart.
template <class Done, class... Rest>
struct Flatten {
    using type = Done;
};

/// The same for Rest with an Entry before it: the TypeIdentity of a layer, or the LayerList of a group.
template <class Done, class Entry, class... Rest>
struct FlattenEntry;

/// A layer.
template <class... Done, class Description, class... Rest>
struct FlattenEntry<LayerList<Done...>, TypeIdentity<Description>, Rest...>
    : Flatten<LayerList<Done..., CheckedLayer<Description>>, Rest...> {};

/// A group.
template <class... Done, class... Parts, class... Rest>
struct FlattenEntry<LayerList<Done...>, LayerList<Parts...>, Rest...> : Flatten<LayerList<Done...>, Parts..., Rest...> {
};

/// The Entry for a description: of a group its parts, else the description itself.
template <class Description, bool IsGroup = IsGroup<Description>::value>
struct PartsOf {
    using type = TypeIdentity<Description>;
};

/// Of a group.
template <class Description>
struct PartsOf<Description, true> {
    using type = typename Description::Parts;
};

/// There is at least one description.
template <class Done, class First, class... Rest>
struct Flatten<Done, First, Rest...> : FlattenEntry<Done, typename PartsOf<First>::type, Rest...> {};

/// All layers, unless the last one is Dropout: then the layers below it.
template <class... Lower, class Last>
constexpr auto check_last_layer(TypeIdentity<LayerList<Lower...>>, TypeIdentity<Last>) {
    constexpr bool holds = !std::is_base_of<UsesRandom, Last>::value || HoldsLayers<Last>::value;
    static_assert(holds,
                  "Network: the last layer cannot be Dropout: it would drop outputs. Put it before the last Dense.");
    using Stub = std::conditional_t<(sizeof...(Lower) > 0), LayerList<Lower...>, LayerList<StubLayer>>;
    return TypeIdentity<std::conditional_t<holds, LayerList<Lower..., Last>, Stub>>{};
}

/// type is the LayerList Done and the layers after it, once the last of them is checked.
template <class Done, class Rest>
struct CheckLast {
    using type = Done;
};

template <class... Done, class Last>
struct CheckLast<LayerList<Done...>, LayerList<Last>>
    : decltype(check_last_layer(TypeIdentity<LayerList<Done...>>{}, TypeIdentity<Last>{})) {};

template <class... Done, class First, class Second, class... Rest>
struct CheckLast<LayerList<Done...>, LayerList<First, Second, Rest...>>
    : CheckLast<LayerList<Done..., First>, LayerList<Second, Rest...>> {};

/// The layers of a network: a LayerList.
template <class... Layers>
using NetworkLayers = typename CheckLast<LayerList<>, typename Flatten<LayerList<>, Layers...>::type>::type;

} // namespace detail

} // namespace nervelet

#endif
