// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_VELOCITY_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_VELOCITY_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../../scalar/fixed16/velocity_step.hpp"
#include "../../target.hpp"

namespace nervelet {
namespace kernel {

template <class Gradient, class T>
constexpr void fixed16_advance(const T* x, std::size_t size, const Gradient& gradient,
                               const fixed16::VelocityStep& step, const T* weights, T* velocities, Portable) {
    for (std::size_t i = 0; i < size; ++i) {
        const std::int32_t change = gradient(fixed16::raw(x[i]), fixed16::raw(weights[i]));
        fixed16::set_raw(velocities[i], step.next(fixed16::raw(velocities[i]), change));
    }
}

template <class T>
constexpr void fixed16_follow(const T* velocities, std::size_t size, const fixed16::FollowingStep& step, T* weights,
                              Portable) {
    for (std::size_t i = 0; i < size; ++i) {
        fixed16::set_raw(weights[i], step.next(fixed16::raw(weights[i]), fixed16::raw(velocities[i])));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
