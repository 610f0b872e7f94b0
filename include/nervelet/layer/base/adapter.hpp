// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_ADAPTER_HPP
#define NERVELET_LAYER_BASE_ADAPTER_HPP

#include <cstddef>
#include <type_traits>

#include "../activated.hpp"
#include "layer_list.hpp"

namespace nervelet {

namespace detail {

/// Whether a layer is frozen and affine, by itself, over each window of its input or in each of its steps.
template <class Description, class T, class InputShape, bool IsFrozen = IsFrozen<Description>::value>
struct IsFrozenAffine : std::false_type {};

template <class Description, class T, class InputShape>
struct IsFrozenAffine<Description, T, InputShape, true>
    : std::integral_constant<bool, Description::Wrapped::template Layer<T, InputShape>::is_affine ||
                                       Description::Wrapped::template Layer<T, InputShape>::is_convolution ||
                                       Description::Wrapped::template Layer<T, InputShape>::is_recurrent> {};

/// Bound to an adapter's Layer where Description is such a layer, to Description's own after a broken contract.
template <template <class, class> class Layer, bool Holds, class Description, class T, class InputShape>
struct BindAdapter {
    using type = typename Description::template Layer<T, InputShape>;
};

template <template <class, class> class Layer, class Description, class T, class InputShape>
struct BindAdapter<Layer, true, Description, T, InputShape> {
    using type = Layer<T, typename Description::template Layer<T, InputShape>>;
};

/// What every layer shares that learns something in addition to the constants of a frozen affine layer.
template <class Layer, class T, class Frozen>
struct Adapter : Activated<Layer, T, typename Frozen::output_shape, typename Frozen::Activation> {
    using Inner = typename Frozen::Inner;
    static constexpr std::size_t inputs = Inner::inputs;
    static constexpr std::size_t weight_count = Inner::weight_rows * Inner::weight_columns;
};

} // namespace detail

} // namespace nervelet

#endif
