// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_CONVOLUTION_BACKWARD_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"
#include "../block.hpp"
#include "affine.hpp"

namespace nervelet {
namespace kernel {

/// What one window, by one of its taps, adds to the sums of a block of channels. A delta that is zero adds nothing.
template <class Windows, std::size_t Filters, class Sum, class T, std::size_t... Index>
struct Fixed16AddWindow {
    const T* weights; ///< of filter 0 and the first of these channels, at tap 0
    const T* delta;
    Sum* sums;

    constexpr void operator()(std::size_t position, std::size_t tap) const {
        Sum sum[] = {sums[Index]...};
        for (std::size_t f = 0; f < Filters; ++f) {
            const std::int32_t factor = fixed16::raw(delta[position * Filters + f]);
            if (factor != 0) {
                const T* numbers = weights + (f * Windows::taps + tap) * Windows::channels;
                const Sum unrolled[] = {(sum[Index] += static_cast<Sum>(factor * fixed16::raw(numbers[Index])))...};
                static_cast<void>(unrolled);
            }
        }
        const Sum unrolled[] = {(sums[Index] = sum[Index])...};
        static_cast<void>(unrolled);
    }
};

/// A block of the channels of the numbers at [row][column].
template <class Windows, std::size_t Filters, int Shift, class Sum, class T, class Below>
struct Fixed16GradientOfChannels {
    const T* weights;
    const T* delta;
    const Below& below;
    std::size_t row;
    std::size_t column;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        using Add = Fixed16AddWindow<Windows, Filters, Sum, T, Index...>;
        Sum sums[] = {(static_cast<void>(Index), Sum(1) << (Shift - 1))...};
        Windows::for_each_seeing(row, column, Add{weights + first, delta, sums});
        const std::int32_t results[] = {fixed16_sum_in_32(sums[Index])...};
        below.template take<sizeof...(Index), Shift>((row * Windows::Columns::size + column) * Windows::channels + first,
                                                     results);
    }
};

template <class Sum, class Windows, std::size_t Filters, int Shift, class T, class Below>
constexpr void fixed16_convolution_backward_in(const T* weights, const T* delta, const Below& below) {
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            Blocks<Windows::channels, fixed16_outputs_at_once>::for_each(
                Fixed16GradientOfChannels<Windows, Filters, Shift, Sum, T, Below>{weights, delta, below, row, column});
        }
    }
}

template <class Windows, std::size_t Filters, int Shift, class T, class Below>
constexpr void fixed16_convolution_backward(const T* weights, const T* delta, const Below& below, Portable) {
    fixed16_convolution_backward_in<std::uint32_t, Windows, Filters, Shift>(weights, delta, below);
}

template <class Windows, std::size_t Filters, int Shift, class T, class Below>
constexpr void fixed16_convolution_backward_saturated(const T* weights, const T* delta, const Below& below, Portable) {
    fixed16_convolution_backward_in<std::int64_t, Windows, Filters, Shift>(weights, delta, below);
}

} // namespace kernel
} // namespace nervelet

#endif
