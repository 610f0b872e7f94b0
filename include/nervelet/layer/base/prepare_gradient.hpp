// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_PREPARE_GRADIENT_HPP
#define NERVELET_LAYER_BASE_PREPARE_GRADIENT_HPP

namespace nervelet {

namespace detail {

/// Called for every example once a layer's dJ/dz is on its tape, before backward(): the one moment for a layer that
/// needs its parameters to form its gradient, because the update must not see them. A layer without prepare_gradient()
/// needs no such moment.
template <class Layer, class T, class X>
constexpr auto prepare_gradient(const T* parameters, const X& x, typename Layer::Tape& tape, int)
    -> decltype(Layer::prepare_gradient(parameters, x, tape)) {
    return Layer::prepare_gradient(parameters, x, tape);
}

template <class Layer, class T, class X>
constexpr void prepare_gradient(const T*, const X&, typename Layer::Tape&, long) {}

} // namespace detail

} // namespace nervelet

#endif
