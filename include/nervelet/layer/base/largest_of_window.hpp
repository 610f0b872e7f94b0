// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LARGEST_OF_WINDOW_HPP
#define NERVELET_LAYER_BASE_LARGEST_OF_WINDOW_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../core/math/replaces.hpp"
#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// The largest number that one channel of a window has seen so far, and with which tap.
template <class T, class X>
struct Largest {
    const X& x;
    std::size_t channel;
    T& value;
    std::size_t& tap;

    constexpr void operator()(std::size_t seeing, std::size_t number) const {
        const T next = x[number + channel];
        if (math::replaces(next, value)) {
            value = next;
            tap = seeing;
        }
    }
};

/// How the largest number of a window is found. Here: of any.
template <class Windows, class = void>
struct LargestOfWindow {
    template <class T, class X>
    static constexpr void look(std::size_t row, std::size_t column, const Largest<T, X>& largest) {
        using Columns = typename Windows::Columns;
        using Rows = typename Windows::Rows;
        const std::size_t row_tap = Rows::first_tap(row);
        const std::size_t column_tap = Columns::first_tap(column);
        largest.tap = row_tap * Columns::taps + column_tap;
        largest.value = largest.x[(Rows::index(row, row_tap) * Columns::size + Columns::index(column, column_tap)) *
                                      Windows::channels +
                                  largest.channel];
        Windows::for_each_tap(row, column, largest);
    }
};

/// Of a small one without pads, the usual case: one tap after the other, without a loop.
template <class Windows>
struct LargestOfWindow<
    Windows, std::enable_if_t<!Windows::Rows::has_pads && !Windows::Columns::has_pads && (Windows::taps <= 4)>> {
    template <class T, class X>
    static constexpr void look(std::size_t row, std::size_t column, const Largest<T, X>& largest) {
        const std::size_t number =
            (Windows::Rows::index(row, 0) * Windows::Columns::size + Windows::Columns::index(column, 0)) *
            Windows::channels;
        largest.tap = 0;
        largest.value = largest.x[number + largest.channel];
        look_at(largest, number, std::make_index_sequence<Windows::taps - 1>{});
    }

private:
    static constexpr std::size_t offset(std::size_t tap) {
        return (tap / Windows::Columns::taps * Windows::Columns::size + tap % Windows::Columns::taps) *
               Windows::channels;
    }

    template <class T, class X, std::size_t... Index>
    static constexpr void look_at(const Largest<T, X>& largest, std::size_t number, std::index_sequence<Index...>) {
        const int unrolled[] = {0, (largest(Index + 1, number + offset(Index + 1)), 0)...};
        static_cast<void>(unrolled);
    }
};

/// y: the largest number of each window of x, channel by channel; and who won, unless winner is null.
template <class Windows, class T, class X, class Winner>
constexpr void take_largest(const X& x, T* y, Winner* winner) {
    std::size_t j = 0;
    for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::positions; ++column) {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++j) {
                T value{};
                std::size_t tap = 0;
                LargestOfWindow<Windows>::look(row, column, Largest<T, X>{x, channel, value, tap});
                y[j] = value;
                if (winner != nullptr) {
                    winner[j] = static_cast<Winner>(tap);
                }
            }
        }
    }
}

} // namespace detail

} // namespace nervelet

#endif
