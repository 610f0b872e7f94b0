// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_POOL_WINDOWS_HPP
#define NERVELET_LAYER_BASE_POOL_WINDOWS_HPP

#include <cstddef>

#include "windows_over.hpp"

namespace nervelet {

namespace detail {

/// Whether every window along an axis sees a number: the outermost ones do.
template <class Axis>
constexpr bool every_window_sees() {
    return Axis::before < Axis::taps;
}

template <class Windows>
constexpr bool check_pool_windows() {
    constexpr bool holds =
        every_window_sees<typename Windows::Rows>() && every_window_sees<typename Windows::Columns>();
    static_assert(holds, "MaxPool1D, MaxPool2D, AveragePool1D, AveragePool2D: expected a Padding<N> below the size of "
                         "the pool. Pads never count, and here a window would see nothing else.");
    return holds;
}

/// The windows of a pool, as far apart as they are wide where there is no Stride<N>.
template <bool Holds, class InputShape, std::size_t Dimensions, std::size_t Kernel, class... Options>
using StridingWindows =
    WindowsOver<Holds, InputShape, Dimensions, Kernel, Stride<kernel_rows(Kernel), kernel_columns(Kernel)>, Options...>;

/// The same where each of them sees a number. After an error: a window of 1.
template <class InputShape, std::size_t Dimensions, std::size_t Kernel, class... Options>
struct PoolWindows {
    static constexpr bool holds = check_window_options<Dimensions, false, false, Kernel, Options...>();
    using Unchecked = StridingWindows<holds, InputShape, Dimensions, Kernel, Options...>;
    using type = StridingWindows<holds && check_pool_windows<typename Unchecked::type>(), InputShape, Dimensions,
                                 Kernel, Options...>;
};

} // namespace detail

} // namespace nervelet

#endif
