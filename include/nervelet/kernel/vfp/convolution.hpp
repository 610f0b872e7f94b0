// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_CONVOLUTION_HPP
#define NERVELET_KERNEL_VFP_CONVOLUTION_HPP

#include "../portable/convolution.hpp"
#include "../portable/window_pairs.hpp"
#include "convolve.hpp"
#include "dot_in_order.hpp"

#if defined(NERVELET_HAS_VFP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// All filters of pairs of windows.
template <std::size_t Filters>
struct ConvolveFilters {
    static constexpr std::size_t full = Filters / 8;
    /// A single filter that is left over goes together with the one before.
    static constexpr std::size_t rest = Filters % 8 == 1 ? 2 : Filters % 8;

    static void run(const WindowPairs& windows) {
        if (full > 0) {
            convolve<8>(windows, 0, full);
        }
        if (rest > 0) {
            convolve<(rest > 0 ? rest : 8)>(windows, Filters - rest, 1);
        }
    }
};

} // namespace vfp

/// A single filter at every place, such as a Dense<1> at every step.
template <class Windows, std::size_t Filters>
std::enable_if_t<(Filters == 1 && Windows::is_pointwise && Windows::channels >= 8)>
convolution(const float* x, const float* weights, std::size_t first, std::size_t count, float* z, Vfp) {
    constexpr std::size_t channels = Windows::channels;
    const float start = weights[channels] + 0.0f;
    for (std::size_t p = 0; p < count; ++p) {
        z[p] = vfp::dot_in_order(x + (first + p) * channels, weights, channels, start);
    }
}

/// Other single filters, and dilated taps in several dilated rows, are left to the portable form.
template <class Windows, std::size_t Filters>
std::enable_if_t<(Filters > 1 && (Windows::is_dense || Windows::Rows::taps == 1))>
convolution(const float* x, const float* weights, std::size_t first, std::size_t count, float* z, Vfp) {
    PairedConvolution<Windows, Filters, vfp::ConvolveFilters<Filters>>{x, weights, z}.run(first, first + count);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
