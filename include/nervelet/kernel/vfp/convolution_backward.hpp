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

} // namespace vfp

template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
void convolution_backward(const float* weights, const Deltas& delta, const GradientBelow& below, Vfp) {
    constexpr std::size_t most = Windows::channels < vfp::channels_at_once ? Windows::channels : vfp::channels_at_once;
    backward_by_places<float, Windows, most>(below, vfp::AddWindowOfDots<Windows, Filters, Deltas>{weights, delta});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
