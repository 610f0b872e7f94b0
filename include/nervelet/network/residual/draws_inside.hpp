// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_DRAWS_INSIDE_HPP
#define NERVELET_NETWORK_RESIDUAL_DRAWS_INSIDE_HPP

#include <type_traits>

#include "../../core/random.hpp"
#include "../../layer/base/layer_list.hpp"

namespace nervelet {
namespace detail {

/// Base class of a Residual: whether one of its layers draws random numbers in training.
struct DrawsNothing {};

template <class List>
struct DrawsInside;

template <>
struct DrawsInside<LayerList<>> {
    using type = DrawsNothing;
};

template <class First, class... Rest>
struct DrawsInside<LayerList<First, Rest...>> {
    using type = std::conditional_t<std::is_base_of<UsesRandom, First>::value, UsesRandom,
                                    typename DrawsInside<LayerList<Rest...>>::type>;
};

} // namespace detail
} // namespace nervelet

#endif
