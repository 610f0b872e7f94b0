// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_CONVOLUTION_HPP
#define NERVELET_TESTS_SUPPORT_CONVOLUTION_HPP

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

/// The three convolution kernels by definition: plain loops over windows and taps, in the order of summation that
/// kernel/kernels.hpp gives, so that the bits must agree.
namespace support {

/// The first channel of what a window sees with a tap, both counted row after row; -1: a pad.
template <class Windows>
constexpr int seen_by_window(std::size_t position, std::size_t tap) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const int row =
        static_cast<int>(position / Columns::positions * Rows::stride + tap / Columns::taps * Rows::dilation) -
        static_cast<int>(Rows::before);
    const int column =
        static_cast<int>(position % Columns::positions * Columns::stride + tap % Columns::taps * Columns::dilation) -
        static_cast<int>(Columns::before);
    const bool is_pad =
        row < 0 || column < 0 || row >= static_cast<int>(Rows::size) || column >= static_cast<int>(Columns::size);
    return is_pad ? -1 : (row * static_cast<int>(Columns::size) + column) * static_cast<int>(Windows::channels);
}

template <class T, class Windows, std::size_t Filters>
struct PlainConvolution {
    static constexpr std::size_t weight_rows = Windows::taps * Windows::channels;
    static constexpr std::size_t outputs = Windows::positions * Filters;
    using X = std::array<T, Windows::inputs>;
    using Z = std::array<T, outputs>;
    using Parameters = std::array<T, (weight_rows + 1) * Filters>;

    /// Calls function(position, row of weights, number) wherever a window sees a number.
    template <class Function>
    static constexpr void for_each_sight(const Function& function) {
        for (std::size_t p = 0; p < Windows::positions; ++p) {
            for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
                const int first = seen_by_window<Windows>(p, tap);
                for (std::size_t c = 0; first >= 0 && c < Windows::channels; ++c) {
                    function(p, tap * Windows::channels + c, static_cast<std::size_t>(first) + c);
                }
            }
        }
    }

    struct AddProducts {
        const T* x;
        const T* weights;
        T* z;
        constexpr void operator()(std::size_t p, std::size_t row, std::size_t number) const {
            for (std::size_t j = 0; j < Filters; ++j) {
                z[p * Filters + j] += x[number] * weights[row * Filters + j];
            }
        }
    };

    static constexpr Z outputs_of(const X& x, const Parameters& parameters) {
        Z z{};
        for (std::size_t i = 0; i < outputs; ++i) {
            (&z[0])[i] = parameters[weight_rows * Filters + i % Filters] + T(0);
        }
        for_each_sight(AddProducts{&x[0], &parameters[0], &z[0]});
        return z;
    }

    struct AddDots {
        const T* weights;
        const T* delta;
        T* sums;
        constexpr void operator()(std::size_t p, std::size_t row, std::size_t number) const {
            sums[number] += nervelet::kernel::dot<Filters>(weights + row * Filters, delta + p * Filters,
                                                           nervelet::kernel::Portable{});
        }
    };

    static constexpr X gradient_below(const Parameters& parameters, const Z& delta) {
        X sums{};
        for_each_sight(AddDots{&parameters[0], &delta[0], &sums[0]});
        return sums;
    }

    struct AddGradient {
        const T* x;
        const T* delta;
        T* sums;
        constexpr void operator()(std::size_t p, std::size_t row, std::size_t number) const {
            for (std::size_t j = 0; j < Filters; ++j) {
                sums[row * Filters + j] += x[number] * delta[p * Filters + j];
            }
        }
    };

    /// Adds one example's.
    static constexpr void add_gradient(const X& x, const Z& delta, Parameters& sums) {
        for_each_sight(AddGradient{&x[0], &delta[0], &sums[0]});
        for (std::size_t i = 0; i < outputs; ++i) {
            (&sums[0])[weight_rows * Filters + i % Filters] += delta[i];
        }
    }
};

/// Numbers between -2 and 2 that no sum of a few is exact of in float, with a zero after every second one.
template <class Numbers>
constexpr void fill_uneven(Numbers& numbers, int seed, bool has_zeros = false) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int step = (static_cast<int>(i) + seed) * 37 % 101;
        const float value = static_cast<float>(step - 50) / 26.7f;
        (&numbers[0])[i] = has_zeros && i % 3 == 2 ? 0.0f : value;
    }
}

using PlainWindows = nervelet::kernel::Windows<nervelet::kernel::Axis<1, 1, 1>, nervelet::kernel::Axis<6, 3, 4>, 2>;
/// Rows and columns that differ in everything.
using PaddedWindows =
    nervelet::kernel::Windows<nervelet::kernel::Axis<4, 3, 3, 2, 1, 2>, nervelet::kernel::Axis<5, 2, 4, 1, 1, 1>, 3>;
using DilatedWindows =
    nervelet::kernel::Windows<nervelet::kernel::Axis<1, 1, 1>, nervelet::kernel::Axis<7, 3, 4, 2, 2, 3>, 1>;
/// Numbers between the windows that no window sees, and windows of pads alone.
using SparseWindows =
    nervelet::kernel::Windows<nervelet::kernel::Axis<5, 1, 2, 4>, nervelet::kernel::Axis<3, 2, 4, 3, 1, 4>, 2>;

} // namespace support

#endif
