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

/// Goes on without a last layer that drops outputs.
template <class... Below, class Last>
constexpr auto check_last_layer(TypeIdentity<LayerList<Below...>>, TypeIdentity<Last>) {
    constexpr bool holds = !std::is_base_of<UsesRandom, Last>::value;
    static_assert(holds,
                  "Network: the last layer cannot be Dropout: it would drop outputs. Put it before the last Dense.");
    using Stub = std::conditional_t<(sizeof...(Below) > 0), LayerList<Below...>, LayerList<StubLayer>>;
    return TypeIdentity<std::conditional_t<holds, LayerList<Below..., Last>, Stub>>{};
}

/// The layers that Done and Rest stand for, one by one: groups are taken apart.
template <class Done, class... Rest>
struct Flatten {
    using type = Done;
};

/// The same list behind its first entry, a layer or the parts of a group.
template <class Done, class Entry, class... Rest>
struct FlattenEntry;

template <class... Done, class Description, class... Rest>
struct FlattenEntry<LayerList<Done...>, TypeIdentity<Description>, Rest...>
    : Flatten<LayerList<Done..., CheckedLayer<Description>>, Rest...> {};

template <class... Done, class Description>
struct FlattenEntry<LayerList<Done...>, TypeIdentity<Description>> {
    using type = typename decltype(check_last_layer(TypeIdentity<LayerList<Done...>>{},
                                                    TypeIdentity<CheckedLayer<Description>>{}))::type;
};

template <class... Done, class... Parts, class... Rest>
struct FlattenEntry<LayerList<Done...>, LayerList<Parts...>, Rest...> : Flatten<LayerList<Done...>, Parts..., Rest...> {
};

/// The parts of a group; another description by itself.
template <class Description, bool IsGroup = IsGroup<Description>::value>
struct PartsOf {
    using type = TypeIdentity<Description>;
};

template <class Description>
struct PartsOf<Description, true> {
    using type = typename Description::Parts;
};

template <class Done, class First, class... Rest>
struct Flatten<Done, First, Rest...> : FlattenEntry<Done, typename PartsOf<First>::type, Rest...> {};

} // namespace detail

} // namespace nervelet

#endif
