// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LAYER_BATCH_HPP
#define NERVELET_LAYER_BASE_LAYER_BATCH_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// A layer goes through a batch example by example, by its forward(), logits() and backward(), unless it says how it
/// does so for all of them: forward_batch(), logits_batch(), backward_batch(), which may read a weight once for several
/// examples. x(n), tapes(n) and below(n) are those of example n. Callers hand over a 0.
template <class Layer, class T, class X, class Tapes, class Generator>
constexpr auto forward_batch(const T* parameters, const X& x, const Tapes& tapes, std::size_t count, Generator& random,
                             int) -> decltype(Layer::forward_batch(parameters, x, tapes, count, random)) {
    return Layer::forward_batch(parameters, x, tapes, count, random);
}

template <class Layer, class T, class X, class Tapes, class Generator>
constexpr void forward_batch(const T* parameters, const X& x, const Tapes& tapes, std::size_t count, Generator& random,
                             long) {
    for (std::size_t n = 0; n < count; ++n) {
        Layer::forward(parameters, x(n), tapes(n), random);
    }
}

template <class Layer, class T, class X, class Tapes>
constexpr auto logits_batch(const T* parameters, const X& x, const Tapes& tapes, std::size_t count, int)
    -> decltype(Layer::logits_batch(parameters, x, tapes, count)) {
    return Layer::logits_batch(parameters, x, tapes, count);
}

template <class Layer, class T, class X, class Tapes>
constexpr void logits_batch(const T* parameters, const X& x, const Tapes& tapes, std::size_t count, long) {
    for (std::size_t n = 0; n < count; ++n) {
        Layer::logits(parameters, x(n), tapes(n).output.data());
    }
}

template <class Layer, class T, class Tapes, class Below>
constexpr auto backward_batch(const T* parameters, const Tapes& tapes, std::size_t count, const Below& below, int)
    -> decltype(Layer::backward_batch(parameters, tapes, count, below)) {
    return Layer::backward_batch(parameters, tapes, count, below);
}

template <class Layer, class T, class Tapes, class Below>
constexpr void backward_batch(const T* parameters, const Tapes& tapes, std::size_t count, const Below& below, long) {
    for (std::size_t n = 0; n < count; ++n) {
        Layer::backward(parameters, tapes(n), below(n));
    }
}

} // namespace detail

} // namespace nervelet

#endif
