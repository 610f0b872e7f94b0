// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_INT8_KERNELS_HPP
#define NERVELET_KERNEL_INT8_KERNELS_HPP

/// The part of the menu, kernels.hpp, for bytes. Sums are integers, which are exact in any order, so all targets give
/// the same bits. Rounding is DoubleRounding or SingleRounding, see scalar/int8/rounding.hpp. x, a, b and y are bytes;
/// of windows y may overlap x, where it begins at least outputs_lead() before it; of depthwise windows with one filter
/// for each channel, by whole positions before it, as outputs_lead() is: a form may go channel after channel. scratch
/// is room for int8_scratch.hpp's bytes, aligned to four, which overlaps neither x nor y.

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../scalar/int8/softmax.hpp"
#include "dsp/int8/addition.hpp"
#include "dsp/int8/average_pool.hpp"
#include "dsp/int8/convolution.hpp"
#include "dsp/int8/depthwise.hpp"
#include "dsp/int8/max_pool.hpp"
#include "helium/int8/addition.hpp"
#include "helium/int8/average_pool.hpp"
#include "helium/int8/convolution.hpp"
#include "helium/int8/depthwise.hpp"
#include "helium/int8/max_pool.hpp"
#include "int8_scratch.hpp"
#include "outputs_lead.hpp"
#include "portable/int8/addition.hpp"
#include "portable/int8/average_pool.hpp"
#include "portable/int8/convolution.hpp"
#include "portable/int8/depthwise.hpp"
#include "portable/int8/max_pool.hpp"
#include "target.hpp"
#include "thumb1/int8/addition.hpp"
#include "thumb1/int8/convolution.hpp"
#include "thumb1/int8/depthwise.hpp"
#include "windows.hpp"

namespace nervelet {
namespace kernel {

/// One window that sees all of Size numbers: a Dense is a convolution of it.
template <std::size_t Size>
using WholeWindow = Windows<Axis<1, 1, 1>, Axis<1, 1, 1>, Size>;

/// y[p][j] = (b[j] + sum over the taps t and channels c of window p of x[t][c] w[j][t][c]) M[j] as a byte.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
constexpr void int8_convolution(const std::int8_t* x,
                                const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::int8_t* y,
                                std::int8_t* scratch) {
    static_assert(Size == Windows::taps * Windows::channels, "a weight for each tap and channel");
    if (math::constant_evaluated()) {
        int8_convolution<Rounding, Windows>(x, filters, y, scratch, Portable{});
    } else {
        int8_convolution<Rounding, Windows>(x, filters, y, scratch, Best<std::int8_t>{});
    }
}

/// With M filters for each channel, y[p][c M + m] = (b[c M + m] + sum over the taps t of window p of x[t][c]
/// w[t][c M + m]) M[c M + m] as a byte.
template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
constexpr void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters,
                              std::int8_t* y, std::int8_t* scratch) {
    static_assert(Size == Windows::taps && Count % Windows::channels == 0, "a weight for each tap");
    if (math::constant_evaluated()) {
        int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Portable{});
    } else {
        int8_depthwise<Rounding, Windows>(x, filters, y, scratch, Best<std::int8_t>{});
    }
}

/// y[p][c] = the mean over the taps t of window p that see something of x[t][c], rounded, ties away from zero, cut to
/// the range of the output, whose zero point is that of x.
template <class Windows>
constexpr void int8_average_pool(const std::int8_t* x, int8::Output output, std::int8_t* y) {
    if (math::constant_evaluated()) {
        int8_average_pool<Windows>(x, output, y, Portable{});
    } else {
        int8_average_pool<Windows>(x, output, y, Best<std::int8_t>{});
    }
}

/// y[p][c] = the largest of them, cut to the range of the output.
template <class Windows>
constexpr void int8_max_pool(const std::int8_t* x, int8::Output output, std::int8_t* y) {
    if (math::constant_evaluated()) {
        int8_max_pool<Windows>(x, output, y, Portable{});
    } else {
        int8_max_pool<Windows>(x, output, y, Best<std::int8_t>{});
    }
}

/// y[k] = a[k] + b[k]; y may be a or b.
template <class Rounding, std::size_t Size>
constexpr void int8_addition(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition,
                             std::int8_t* y) {
    if (math::constant_evaluated()) {
        int8_addition<Rounding, Size>(a, b, addition, y, Portable{});
    } else {
        int8_addition<Rounding, Size>(a, b, addition, y, Best<std::int8_t>{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
