// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_LAYERS_BELOW_HPP
#define NERVELET_NETWORK_QUANTIZED_LAYERS_BELOW_HPP

#include <cstddef>

#include "../pretrained.hpp"

namespace nervelet {
namespace detail {

/// How many layers there are below weight layer Weights, counted from 0: those without weights that follow the ones
/// before it are among them. Layers is QuantizedLayers.
template <class Layers, std::size_t Weights, bool IsLast = Layers::size == 1>
struct LayersBelow {
    static constexpr std::size_t here = Layers::First::parameter_layer_count;
    using Checked = decltype(check_end<(Weights == 0 || Weights >= here)>());
    static constexpr bool is_taken = here == 0 || (Weights > 0 && Checked::value);
    static constexpr std::size_t rest = Weights > here ? Weights - here : 0;
    static constexpr std::size_t value = is_taken ? 1 + LayersBelow<typename Layers::Next, rest>::value : 0;
};

template <class Layers, std::size_t Weights>
struct LayersBelow<Layers, Weights, true> {
    static constexpr std::size_t here = Layers::First::parameter_layer_count;
    using Checked = decltype(check_end<(Weights == 0 || Weights >= here)>());
    static constexpr std::size_t value = here == 0 || Weights > 0 ? 1 : 0;
};

/// The shape that the layers below weight layer Weights of a Chain make.
template <class Link, std::size_t Weights, class Shape, bool IsLast = Link::is_last,
          bool IsTaken = (Weights > 0 || Link::Layer::parameter_count == 0)>
struct ShapeBelow {
    static constexpr std::size_t here = ParameterLayersOf<Link>::value;
    using type = typename ShapeBelow<typename Link::Next, (Weights > here ? Weights - here : 0),
                                     typename Link::Layer::output_shape>::type;
};

template <class Link, std::size_t Weights, class Shape>
struct ShapeBelow<Link, Weights, Shape, true, true> {
    using type = typename Link::Layer::output_shape;
};

template <class Link, std::size_t Weights, class Shape, bool IsLast>
struct ShapeBelow<Link, Weights, Shape, IsLast, false> {
    using type = Shape;
};

} // namespace detail
} // namespace nervelet

#endif
