// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_HELIUM_CONVOLUTION_BACKWARD_HPP

#include "../portable/backward_by_places.hpp"
#include "../portable/convolution_backward.hpp"
#include "add_dots.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace helium {

template <std::size_t Filters>
struct Dots {
    static void add(const float* rows, const float* delta, const std::size_t* channels, std::size_t count,
                    float* sums) {
        add_dots<Filters>(rows, delta, channels, count, sums);
    }
};

} // namespace helium

/// Fewer filters than a register has numbers are left to the floating point unit.
template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
std::enable_if_t<(Filters >= helium::fewest_columns)> convolution_backward(const float* weights, const Deltas& delta,
                                                                           const GradientBelow& below, Helium) {
    backward_by_dots<Windows, Filters, helium::Dots<Filters>>(weights, delta, below);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
