// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_EXACT_FORM_HPP
#define NERVELET_TRAINING_EXACT_FORM_HPP

#include <type_traits>

#include "../layer/base/layer_list.hpp"
#include "../layer/bias_only.hpp"

namespace nervelet {
namespace detail {

/// Whether a layer has constant parameters of its network's scalar.
template <class Description>
struct HasConstants : IsFrozen<Description> {};

template <class FrozenLayer, bool IsGroup>
struct HasConstants<BiasOnly<FrozenLayer, IsGroup>> : std::true_type {};

template <class List>
struct AnyConstants : std::false_type {};

template <class First, class... Rest>
struct AnyConstants<LayerList<First, Rest...>>
    : std::integral_constant<bool, HasConstants<First>::value || AnyConstants<LayerList<Rest...>>::value> {};

/// Reports constants of 16 bits.
template <class Network>
constexpr bool check_exact_form() {
    constexpr bool holds = !AnyConstants<typename Network::Descriptions>::value;
    static_assert(holds, "gradient_check(net, x, target) of a network of 16 bits: expected layers that all learn, "
                         "because it computes them in double, too, and the constants of a Frozen, Pretrained or "
                         "BiasOnly are of 16 bits. Check the same network without these.");
    return holds;
}

} // namespace detail
} // namespace nervelet

#endif
