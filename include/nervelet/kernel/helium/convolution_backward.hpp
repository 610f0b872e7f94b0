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

constexpr std::size_t channels_at_once = 16;

template <class Windows, std::size_t Filters, class Deltas>
struct AddWindowOfDots {
    const float* weights;
    const Deltas& delta;

    template <std::size_t Most>
    void operator()(std::size_t position, std::size_t tap, WantedChannels<float, Most>& wanted) const {
        add_dots<Filters>(weights + tap * Windows::channels * Filters, delta(position), wanted.channel, wanted.count,
                          wanted.sum);
    }
};

} // namespace helium

/// Fewer filters than a register has numbers are left to the floating point unit.
template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
std::enable_if_t<(Filters >= helium::fewest_columns)> convolution_backward(const float* weights, const Deltas& delta,
                                                                           const GradientBelow& below, Helium) {
    constexpr std::size_t most =
        Windows::channels < helium::channels_at_once ? Windows::channels : helium::channels_at_once;
    backward_by_places<float, Windows, most>(below, helium::AddWindowOfDots<Windows, Filters, Deltas>{weights, delta});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
