// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FIXED16_DEPTHWISE_HPP
#define NERVELET_KERNEL_PORTABLE_FIXED16_DEPTHWISE_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/fixed16/raw.hpp"
#include "../../windows.hpp"
#include "affine.hpp"

namespace nervelet {
namespace kernel {

// Depthwise convolutions of 16-bit integers. W is [filter][tap], b follows it; channel c has the filters c M to c M + M
// - 1. Sums are of type Sum: std::uint32_t modulo 2^32, std::int64_t exact, then saturated to 32 bits.

/// Adds x[t] W[t] to the sum of one filter.
template <class Sum, class T>
struct Fixed16AddTap {
    const T* x;
    const T* weights;
    Sum& sum;

    constexpr void operator()(std::size_t tap, std::size_t number) const {
        sum += static_cast<Sum>(std::int32_t(fixed16::raw(x[number])) * fixed16::raw(weights[tap]));
    }
};

/// sums[j] = Start + b[j] 2^BiasShift + sum_t x[t][c] W[j][t] of the window at [row][column], for all filters j.
template <class Sum, class Windows, std::size_t M, int BiasShift, std::int32_t Start, class T>
constexpr void fixed16_depthwise(const T* x, const T* weights, std::size_t row, std::size_t column,
                                 std::int32_t* sums) {
    constexpr std::size_t filters = Windows::channels * M;
    for (std::size_t j = 0; j < filters; ++j) {
        const T& bias = weights[filters * Windows::taps + j];
        Sum sum = static_cast<Sum>(std::int32_t(fixed16::raw(bias)) * (std::int32_t(1) << BiasShift) + Start);
        Windows::for_each_tap(row, column, Fixed16AddTap<Sum, T>{x + j / M, weights + j * Windows::taps, sum});
        sums[j] = fixed16_sum_in_32(sum);
    }
}

/// Adds what one window, by one of its taps, has of dJ/dx of one channel.
template <class Sum, class Windows, std::size_t M, class T>
struct Fixed16AddFilters {
    const T* weights; ///< of the channel's filters
    const T* delta;   ///< the same, at position 0
    Sum& sum;

    constexpr void operator()(std::size_t position, std::size_t tap) const {
        for (std::size_t m = 0; m < M; ++m) {
            sum += static_cast<Sum>(std::int32_t(fixed16::raw(delta[position * Windows::channels * M + m])) *
                                    fixed16::raw(weights[m * Windows::taps + tap]));
        }
    }
};

/// Gives below.take<1, Shift>(k, &sum) for every number, sum = 2^(Shift - 1) + dJ/dx[k].
template <class Sum, class Windows, std::size_t M, int Shift, class T, class Below>
constexpr void fixed16_depthwise_backward(const T* weights, const T* delta, const Below& below) {
    std::size_t k = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            for (std::size_t c = 0; c < Windows::channels; ++c, ++k) {
                Sum sum = Sum(1) << (Shift - 1);
                Windows::for_each_seeing(
                    row, column,
                    Fixed16AddFilters<Sum, Windows, M, T>{weights + c * M * Windows::taps, delta + c * M, sum});
                const std::int32_t result = fixed16_sum_in_32(sum);
                below.template take<1, Shift>(k, &result);
            }
        }
    }
}

/// Adds x[p] delta[p] of one tap.
template <class Sum, std::size_t Filters, class T>
struct Fixed16AddPosition {
    const T* x;     ///< of the filter's channel
    const T* delta; ///< of the filter, at position 0
    Sum& sum;

    constexpr void operator()(std::size_t position, std::size_t number) const {
        sum += static_cast<Sum>(std::int32_t(fixed16::raw(delta[position * Filters])) * fixed16::raw(x[number]));
    }
};

/// The gradient of filter j: calls row(tap, sum_p x[p] delta[p]).
template <class Sum, class Windows, std::size_t M, class T, class Row>
constexpr void fixed16_depthwise_gradient(const T* x, const T* delta, std::size_t j, const Row& row) {
    constexpr std::size_t filters = Windows::channels * M;
    for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
        Sum sum = 0;
        Windows::for_each_position(tap, Fixed16AddPosition<Sum, filters, T>{x + j / M, delta + j, sum});
        row(tap, fixed16_sum_in_32(sum));
    }
}

} // namespace kernel
} // namespace nervelet

#endif
