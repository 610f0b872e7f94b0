// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_FUSE_HPP
#define NERVELET_NETWORK_FUSE_HPP

#include <type_traits>

#include "../layer/base/layer_list.hpp"
#include "../layer/base/pooled_convolution.hpp"
#include "chain.hpp"

namespace nervelet {

namespace detail {

/// Whether a layer is a convolution and the one above it a pool that can take its outputs one after the other.
template <class Layer, class Upper, class = void>
struct AreFused : std::false_type {};

template <class Layer, class Upper>
struct AreFused<Layer, Upper,
                std::enable_if_t<Layer::is_convolution && Upper::Pooling::template takes<typename Layer::Activation>()>>
    : std::true_type {};

/// The layers as they are computed: a convolution and its pool are one, unless the pool is the last layer, which
/// belongs to the loss.
template <class T, class InputShape, class List>
struct Fuse {
    using type = List;
};

template <class T, class InputShape, bool AreFused, class First, class Second, class... Rest>
struct FusePair {
    using Layer = BoundLayer<First, T, InputShape>;
    using type =
        typename Joined<LayerList<First>,
                        typename Fuse<T, typename Layer::output_shape, LayerList<Second, Rest...>>::type>::type;
};

template <class T, class InputShape, class First, class Second, class... Rest>
struct FusePair<T, InputShape, true, First, Second, Rest...> {
    using Pair = PooledConvolution<First, Second>;
    using Layer = BoundLayer<Pair, T, InputShape>;
    using type = typename Joined<LayerList<Pair>,
                                 typename Fuse<T, typename Layer::output_shape, LayerList<Rest...>>::type>::type;
};

template <class T, class InputShape, class First, class Second, class Third, class... Rest>
struct Fuse<T, InputShape, LayerList<First, Second, Third, Rest...>> {
    using Layer = BoundLayer<First, T, InputShape>;
    using Upper = BoundLayer<Second, T, typename Layer::output_shape>;
    using type = typename FusePair<T, InputShape, AreFused<Layer, Upper>::value, First, Second, Third, Rest...>::type;
};

template <class T, class InputShape, class List>
using FusedLayers = typename Fuse<T, InputShape, List>::type;

} // namespace detail

} // namespace nervelet

#endif
