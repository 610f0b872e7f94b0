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

/// All layers, unless the last one is Dropout: then the layers below it.
template <class... Lower, class Last>
constexpr auto check_last_layer(TypeIdentity<LayerList<Lower...>>, TypeIdentity<Last>) {
    constexpr bool holds = !std::is_base_of<UsesRandom, Last>::value;
    static_assert(holds,
                  "Network: the last layer cannot be Dropout: it would drop outputs. Put it before the last Dense.");
    using Stub = std::conditional_t<(sizeof...(Lower) > 0), LayerList<Lower...>, LayerList<StubLayer>>;
    return TypeIdentity<std::conditional_t<holds, LayerList<Lower..., Last>, Stub>>{};
}

/// type is the LayerList Done, and after it the layers of Rest, of which a group such as Pretrained is taken apart.
template <class Done, class... Rest>
struct Flatten {
    using type = Done;
};

/// The same for Rest with an Entry before it: the TypeIdentity of a layer, or the LayerList of a group.
template <class Done, class Entry, class... Rest>
struct FlattenEntry;

/// A layer that is not the last one.
template <class... Done, class Description, class... Rest>
struct FlattenEntry<LayerList<Done...>, TypeIdentity<Description>, Rest...>
    : Flatten<LayerList<Done..., CheckedLayer<Description>>, Rest...> {};

/// The last layer.
template <class... Done, class Description>
struct FlattenEntry<LayerList<Done...>, TypeIdentity<Description>> {
    using type = typename decltype(check_last_layer(TypeIdentity<LayerList<Done...>>{},
                                                    TypeIdentity<CheckedLayer<Description>>{}))::type;
};

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

} // namespace detail

} // namespace nervelet

#endif
