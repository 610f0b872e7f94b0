// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_DSP_FIXED16_CONVOLUTION_BACKWARD_HPP

#include "../../portable/fixed16/convolution_backward.hpp"
#include "pairs.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// What one window, by one of its taps, adds to the sums of channels.
template <class Windows, std::size_t Filters, class Pairs>
struct AddWindow {
    const std::int16_t* weights; ///< of filter 0 and the first of these channels, at tap 0
    const std::int16_t* delta;
    std::int32_t* sums;

    void operator()(std::size_t position, std::size_t tap) const {
        const std::int16_t* const factors = delta + position * Filters;
        AddMultiples<1, Windows::taps * Windows::channels, Pairs>::run(weights + tap * Windows::channels, factors,
                                                                       factors + Filters, sums);
    }
};

/// A block of the channels of the numbers at [row][column], in pairs.
template <class Windows, std::size_t Filters, int Shift, class GradientBelow>
struct GradientOfChannels {
    const std::int16_t* weights;
    const std::int16_t* delta;
    const GradientBelow& below;
    std::size_t row;
    std::size_t column;

    template <class Pairs>
    void operator()(std::size_t first, std::size_t seen, Pairs) const {
        constexpr std::size_t size = 2 * Pairs::size();
        std::int32_t sums[size];
        for (std::int32_t& sum : sums) {
            sum = std::int32_t(1) << (Shift - 1);
        }
        Windows::for_each_seeing(row, column, AddWindow<Windows, Filters, Pairs>{weights + first, delta, sums});
        const std::size_t number = (row * Windows::Columns::size + column) * Windows::channels + first;
        if (seen == 0) {
            below.template take<size, Shift>(number, sums);
        } else {
            for (std::size_t k = seen; k < size; ++k) {
                below.template take<1, Shift>(number + k, sums + k);
            }
        }
    }
};

} // namespace dsp

template <
    class Windows, std::size_t Filters, int Shift, class GradientBelow,
    std::enable_if_t<(Windows::channels >= 2 && dsp::are_short_steps(1, Windows::taps* Windows::channels)), int> = 0>
void fixed16_convolution_backward(const std::int16_t* weights, const std::int16_t* delta, const GradientBelow& below,
                                  Dsp) {
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            dsp::BlocksOfPairs<Windows::channels>::for_each(
                dsp::GradientOfChannels<Windows, Filters, Shift, GradientBelow>{weights, delta, below, row, column});
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
