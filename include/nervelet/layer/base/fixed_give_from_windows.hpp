// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_GIVE_FROM_WINDOWS_HPP
#define NERVELET_LAYER_BASE_FIXED_GIVE_FROM_WINDOWS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "seen_by.hpp"

namespace nervelet {
namespace detail {

/// How many numbers the window at [row][column] sees of each channel.
template <class Windows>
constexpr std::uint32_t numbers_seen(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    return static_cast<std::uint32_t>((Rows::end_tap(row) - Rows::first_tap(row)) *
                                      (Columns::end_tap(column) - Columns::first_tap(column)));
}

/// Gives dJ/dx[k] as one sum with a fraction bit, which is what below takes at least.
template <class Below>
constexpr void give_sum(const Below& below, std::size_t k, std::int32_t sum) {
    const std::int32_t twice = sum * 2;
    below.template take<1, 1>(k, &twice);
}

/// What one channel of a window hands to the numbers that it sees, in ascending order.
template <class Shares, class Below>
struct GiveShares {
    Shares& shares;
    std::size_t channel;
    const Below& below;

    constexpr void operator()(std::size_t tap, std::size_t number) const {
        give_sum(below, number + channel, shares.next(tap));
    }
};

/// Where no number is seen by two windows: window after window.
template <class Windows, class Pool, class Below>
constexpr void fixed_give_from_windows(const Pool& pool, const Below& below, std::true_type) {
    constexpr bool all_are_seen = Windows::positions * Windows::taps * Windows::channels == Windows::inputs;
    for (std::size_t k = 0; !all_are_seen && k < Windows::inputs; ++k) {
        give_sum(below, k, 0);
    }
    std::size_t position = 0;
    for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::positions; ++column, ++position) {
            const std::uint32_t count = numbers_seen<Windows>(row, column);
            for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
                auto shares = pool(position * Windows::channels + channel, count);
                Windows::for_each_tap(row, column, GiveShares<decltype(shares), Below>{shares, channel, below});
            }
        }
    }
}

/// What one window hands to the number at [row][column].
template <class Windows, class Pool>
struct AddShare {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    const Pool& pool;
    std::size_t channel;
    std::int32_t& sum;

    constexpr void operator()(std::size_t position, std::size_t tap) const {
        const std::size_t row = position / Columns::positions;
        const std::size_t column = position % Columns::positions;
        const std::size_t columns = Columns::end_tap(column) - Columns::first_tap(column);
        const std::size_t index = (tap / Columns::taps - Rows::first_tap(row)) * columns + tap % Columns::taps -
                                  Columns::first_tap(column);
        sum += pool(position * Windows::channels + channel, numbers_seen<Windows>(row, column))
                   .at(tap, static_cast<std::uint32_t>(index));
    }
};

/// Where windows overlap: number after number.
template <class Windows, class Pool, class Below>
constexpr void fixed_give_from_windows(const Pool& pool, const Below& below, std::false_type) {
    std::size_t k = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                std::int32_t sum = 0;
                Windows::for_each_seeing(row, column, AddShare<Windows, Pool>{pool, channel, sum});
                give_sum(below, k, sum);
            }
        }
    }
}

/// Gives to below, for each number that a pool of 16 bits has read, the sum of what all windows that see it hand to it,
/// exactly. pool(output, count): the shares of one output, which sees so many numbers, as next(tap), called for each
/// tap that sees one, in ascending order, or as at(tap, index), index counting those taps.
template <class Windows, class Pool, class Below>
constexpr void fixed_give_from_windows(const Pool& pool, const Below& below) {
    static_assert(Windows::taps <= 16384, "so that a sum of 16-bit integers fits 32 bits, twice");
    fixed_give_from_windows<Windows>(pool, below, std::integral_constant<bool, are_apart<Windows>()>{});
}

} // namespace detail
} // namespace nervelet

#endif
