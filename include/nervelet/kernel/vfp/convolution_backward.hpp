// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_VFP_CONVOLUTION_BACKWARD_HPP

#include "../place_from.hpp"
#include "../portable/backward_by_places.hpp"
#include "../portable/convolution_backward.hpp"
#include "add_dots.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

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

template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
void convolution_backward(const float* weights, const Deltas& delta, const GradientBelow& below, std::false_type) {
    backward_by_dots<Windows, Filters, Dots<Filters>>(weights, delta, below);
}

/// A single filter at every place, such as a Dense<1> at every step: no sum, but an outer product.
template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
void convolution_backward(const float* weights, const Deltas& deltas, const GradientBelow& below, std::true_type) {
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        const float delta = deltas(p)[0];
        const auto place = place_from(below, p * Windows::channels);
        for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
            if (place.wants(channel)) {
                place.take(channel, 0.0f + weights[channel] * delta);
            }
        }
    }
}

} // namespace vfp

template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
void convolution_backward(const float* weights, const Deltas& delta, const GradientBelow& below, Vfp) {
    vfp::convolution_backward<Windows, Filters>(weights, delta, below, std::integral_constant < bool,
                                                Filters == 1 && Windows::is_pointwise > {});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
