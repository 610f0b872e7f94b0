// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_BOUND_LAYERS_HPP
#define NERVELET_NETWORK_BOUND_LAYERS_HPP

#include <cstddef>

#include "../layer/base/layer_list.hpp"

namespace nervelet {
namespace detail {

/// How many layers of a list of bound layers have parameters.
template <class List>
struct ParameterLayerCount;

template <>
struct ParameterLayerCount<LayerList<>> {
    static constexpr std::size_t value = 0;
};

template <class First, class... Rest>
struct ParameterLayerCount<LayerList<First, Rest...>> {
    static constexpr std::size_t value =
        (First::parameter_count > 0 ? 1 : 0) + ParameterLayerCount<LayerList<Rest...>>::value;
};

/// Calls visitor.visit<Layer>(where its parameters begin) for each of them in order.
template <class List>
struct ForEachLayer;

template <>
struct ForEachLayer<LayerList<>> {
    template <class Pointer, class Visitor>
    static constexpr void visit(Pointer, Visitor&) {}
};

template <class First, class... Rest>
struct ForEachLayer<LayerList<First, Rest...>> {
    template <class Pointer, class Visitor>
    static constexpr void visit(Pointer parameters, Visitor& visitor) {
        visitor.template visit<First>(parameters);
        ForEachLayer<LayerList<Rest...>>::visit(parameters + First::parameter_count, visitor);
    }
};

} // namespace detail
} // namespace nervelet

#endif
