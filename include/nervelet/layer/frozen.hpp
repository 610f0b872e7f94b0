// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_FROZEN_HPP
#define NERVELET_LAYER_FROZEN_HPP

#include "../scalar/fixed.hpp"
#include "base/fixed_frozen.hpp"
#include "base/frozen_layer.hpp"

namespace nervelet {

/// A layer whose parameters are constant, such as Frozen<Dense<32, ReLU>, Stored<Factory, factory, 0>>: none lie in
/// RAM, no gradient and no optimizer state exist for them. Below the lowest layer that learns it keeps nothing for
/// back-propagation; above, dJ/dx goes down through it.
template <class LayerDescription, class SourceType>
struct Frozen {
    using Wrapped = LayerDescription;
    using Source = SourceType;

    template <class T, class InputShape>
    struct Layer;
};

template <class LayerDescription, class SourceType>
template <class T, class InputShape>
struct Frozen<LayerDescription, SourceType>::Layer
    : detail::FrozenLayer<Layer<T, InputShape>, T, typename LayerDescription::template Layer<T, InputShape>,
                          SourceType> {};

/// In 16 bits.
template <class LayerDescription, class SourceType>
template <int WeightBits, int ActivationBits, class InputShape>
struct Frozen<LayerDescription, SourceType>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedFrozen<
          typename Frozen<LayerDescription, SourceType>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>,
          typename LayerDescription::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>, SourceType> {};

} // namespace nervelet

#endif
