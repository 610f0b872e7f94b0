// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_VFP_CONVOLUTION_BACKWARD_HPP

#include "../portable/backward_by_places.hpp"
#include "../portable/convolution_backward.hpp"
#include "add_dots.hpp"

#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace kernel {
namespace vfp {

template <std::size_t Filters>
struct Dots {
    static void add(const float* rows, const float* delta, const std::size_t* channels, std::size_t count,
                    float* sums) {
        add_dots<Filters>(rows, delta, channels, count, sums);
    }
};

} // namespace vfp

template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
void convolution_backward(const float* weights, const Deltas& delta, const GradientBelow& below, Vfp) {
    backward_by_dots<Windows, Filters, vfp::Dots<Filters>>(weights, delta, below);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
