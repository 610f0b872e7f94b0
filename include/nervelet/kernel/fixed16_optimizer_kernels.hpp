// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_FIXED16_OPTIMIZER_KERNELS_HPP
#define NERVELET_KERNEL_FIXED16_OPTIMIZER_KERNELS_HPP

/// The part of the menu, kernels.hpp, for optimizers of 16-bit integers but plain SGD, see fixed16_kernels.hpp. Each
/// works on the weights of one unit, whose number is not known to the compiler: one function for all layers. Gradient:
/// fixed16::Gradient.

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../scalar/fixed16/raw.hpp"
#include "../scalar/fixed16/velocity_step.hpp"
#include "portable/fixed16/descend.hpp"
#include "portable/fixed16/velocity.hpp"
#include "target.hpp"

namespace nervelet {
namespace kernel {

/// weights[i] = weights[i] - floor((gradient(x[i], weights[i]) + start) / 2^16), saturated. 0 <= start < 2^16.
template <class Gradient, class T>
constexpr void fixed16_descend(const T* x, std::size_t size, const Gradient& gradient, std::int32_t start, T* weights) {
    if (math::constant_evaluated()) {
        fixed16_descend(x, size, gradient, start, weights, Portable{});
    } else {
        fixed16_descend(fixed16::integers(x), size, gradient, start, fixed16::integers(weights), Best<std::int16_t>{});
    }
}

/// velocities[i] = step.next(velocities[i], gradient(x[i], weights[i])).
template <class Gradient, class T>
constexpr void fixed16_advance(const T* x, std::size_t size, const Gradient& gradient,
                               const fixed16::VelocityStep& step, const T* weights, T* velocities) {
    if (math::constant_evaluated()) {
        fixed16_advance(x, size, gradient, step, weights, velocities, Portable{});
    } else {
        fixed16_advance(fixed16::integers(x), size, gradient, step, fixed16::integers(weights),
                        fixed16::integers(velocities), Best<std::int16_t>{});
    }
}

/// weights[i] = step.next(weights[i], velocities[i]).
template <class T>
constexpr void fixed16_follow(const T* velocities, std::size_t size, const fixed16::FollowingStep& step, T* weights) {
    if (math::constant_evaluated()) {
        fixed16_follow(velocities, size, step, weights, Portable{});
    } else {
        fixed16_follow(fixed16::integers(velocities), size, step, fixed16::integers(weights), Best<std::int16_t>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
