// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_GIVE_HPP
#define NERVELET_NETWORK_RESIDUAL_GIVE_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../layer/base/batch_view.hpp"

namespace nervelet {
namespace detail {

/// Whether a layer has no place for its own dJ/dy, such as Dropout: the layer above gives to what lies below.
template <class Layer>
using HandsDown =
    std::is_same<decltype(Layer::incoming(std::declval<typename Layer::Tape&>(), NoGradientBelow{})), NoGradientBelow>;

/// The whole gradient, in order.
template <std::size_t Size, class T>
constexpr void give(const T*, NoGradientBelow) {}

template <std::size_t Size, class T, class Place>
constexpr void give(const T* gradient, const Place& place) {
    for (std::size_t k = 0; k < Size; ++k) {
        place.take(k, gradient[k]);
    }
}

/// A sum of the gradients of all readers of x, which then goes to `below` as a whole: of those numbers that it wants.
template <class T, class GradientBelow>
struct AddWanted {
    T* sums;
    GradientBelow below;

    constexpr bool wants(std::size_t k) const { return below.wants(k); }
    constexpr void take(std::size_t k, T gradient) const { sums[k] += gradient; }
};

/// Once dJ/dy of the layer is known, of one example.
template <class Layer, class T, class Batch>
constexpr void finish_deltas(const T* parameters, const Batch& batch) {
    Layer::settle(batch.tape(0));
    Layer::deltas(parameters, batch.x(0), batch.tape(0));
    give_gradient_below<Layer>(parameters, batch, batch.below(0));
}

} // namespace detail
} // namespace nervelet

#endif
