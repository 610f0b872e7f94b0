// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_CONVOLUTION_HPP
#define NERVELET_KERNEL_HELIUM_CONVOLUTION_HPP

#include "../portable/convolution.hpp"
#include "../portable/window_pairs.hpp"
#include "convolve.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace helium {

/// All filters of pairs of windows, four in a register.
template <std::size_t Filters>
struct ConvolveFilters {
    static constexpr std::size_t full = Filters / 8;
    static constexpr std::size_t stride = Filters * sizeof(float);
    /// One to three filters that are left over go together with those before.
    static constexpr std::size_t rest = Filters % 8 > 0 && Filters % 8 < fewest_columns ? fewest_columns : Filters % 8;

    static void run(const WindowPairs& windows) {
        if (full > 0) {
            convolve<8, stride>(windows, 0, full);
        }
        if (rest > 0) {
            convolve<(rest > 0 ? rest : 8), stride>(windows, Filters - rest, 1);
        }
    }
};

} // namespace helium

/// Fewer filters than a register has numbers are left to the floating point unit, and what that leaves to the portable
/// form is left to it here, too.
template <class Windows, std::size_t Filters>
std::enable_if_t<(Filters >= helium::fewest_columns && (Windows::is_dense || Windows::Rows::taps == 1))>
convolution(const float* x, const float* weights, std::size_t first, std::size_t count, float* z, Helium) {
    PairedConvolution<Windows, Filters, helium::ConvolveFilters<Filters>>{x, weights, z}.run(first, first + count);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
