// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GIVE_FROM_WINDOWS_HPP
#define NERVELET_LAYER_BASE_GIVE_FROM_WINDOWS_HPP

#include <cstddef>
#include <type_traits>

#include "seen_by.hpp"

namespace nervelet {

namespace detail {

/// Adds the part of one window for one number.
template <class T, class Part>
struct AddPart {
    const Part& part;
    std::size_t channel;
    T& sum;

    constexpr void operator()(std::size_t position, std::size_t tap) const { sum += part(position, tap, channel); }
};

/// Gives to below, for each number, the sum of the part(position, tap, channel) of all windows that see it, each with
/// its tap, in ascending order from 0 on.
template <class Windows, class T, class Part, class GradientBelow>
constexpr void give_sums_from_windows(const Part& part, const GradientBelow& below) {
    std::size_t k = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                if (below.wants(k)) {
                    T sum = T(0);
                    Windows::for_each_seeing(row, column, AddPart<T, Part>{part, channel, sum});
                    below.take(k, sum);
                }
            }
        }
    }
}

/// Where windows overlap.
template <class Windows, class T, class Part, class GradientBelow>
constexpr void give_from_windows(const Part& part, const GradientBelow& below, std::false_type) {
    give_sums_from_windows<Windows, T>(part, below);
}

/// Where they do not.
template <class Windows, class T, class Part, class GradientBelow>
constexpr void give_from_windows(const Part& part, const GradientBelow& below, std::true_type) {
    using Columns = typename Windows::Columns;
    std::size_t k = 0;
    for (std::size_t r = 0; r < Windows::Rows::size; ++r) {
        const OnlyWindow<typename Windows::Rows> row(r);
        for (std::size_t c = 0; c < Columns::size; ++c) {
            const OnlyWindow<Columns> column(c);
            const bool is_seen = row.exists() && column.exists();
            const std::size_t position = row.position * Columns::positions + column.position;
            const std::size_t tap = row.tap * Columns::taps + column.tap;
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                if (below.wants(k)) {
                    below.take(k, is_seen ? part(position, tap, channel) : T(0));
                }
            }
        }
    }
}

/// Gives to below, for each number that a pool has read, the part(position, tap, channel) of the window that sees it
/// with that tap, 0 where none does; where windows overlap their sum, in ascending order from 0 on.
template <class Windows, class T, class Part, class GradientBelow>
constexpr void give_from_windows(const Part& part, const GradientBelow& below) {
    give_from_windows<Windows, T>(part, below, std::integral_constant<bool, are_apart<Windows>()>{});
}

} // namespace detail

} // namespace nervelet

#endif
