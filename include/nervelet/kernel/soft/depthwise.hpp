// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_DEPTHWISE_HPP
#define NERVELET_KERNEL_SOFT_DEPTHWISE_HPP

#include "../portable/depthwise.hpp"
#include "../portable/depthwise_backward.hpp"
#include "../portable/depthwise_gradient.hpp"
#include "../target.hpp"

namespace nervelet {
namespace kernel {

// A product takes some hundred instructions here, so it is asked first whether it is needed: after ReLU half are not.

template <class Windows, std::size_t M, class T, class X>
constexpr void depthwise(const X& x, const T* weights, T* z, Soft) {
    depthwise_of_windows<Windows, M, true>(x, weights, z);
}

template <class Windows, std::size_t M, class T, class GradientBelow>
constexpr void depthwise_backward(const T* weights, const T* delta, const GradientBelow& below, Soft) {
    depthwise_backward_to<Windows, M, true>(weights, delta, below);
}

template <class T, class Windows, std::size_t M, class Batch, class Visitor>
constexpr void depthwise_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Soft) {
    depthwise_gradient_of_batch<T, Windows, M, true>(batch, first, visitor);
}

} // namespace kernel
} // namespace nervelet

#endif
