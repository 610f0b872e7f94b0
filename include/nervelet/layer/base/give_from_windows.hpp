// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GIVE_FROM_WINDOWS_HPP
#define NERVELET_LAYER_BASE_GIVE_FROM_WINDOWS_HPP

#include <cstddef>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// Whether a number may be seen by several windows of a pool.
template <class Windows>
constexpr bool windows_overlap() {
    return Windows::Rows::stride < Windows::Rows::taps || Windows::Columns::stride < Windows::Columns::taps;
}

/// Whether windows leave out no number along an axis, neither between them nor behind the last.
template <class Axis>
constexpr bool sees_every_number() {
    return Axis::stride <= Axis::taps && (Axis::positions - 1) * Axis::stride + Axis::taps >= Axis::before + Axis::size;
}

/// Adds the part of one window for one number.
template <class T, class Part>
struct AddPart {
    const Part& part;
    std::size_t channel;
    T& sum;

    constexpr void operator()(std::size_t position, std::size_t tap) const { sum += part(position, tap, channel); }
};

/// Gives the part of the only window that sees them to all channels of a place.
template <class Windows, class Part, class GradientBelow>
struct GivePart {
    const Part& part;
    const GradientBelow& below;
    std::size_t number;
    bool& is_seen;

    constexpr void operator()(std::size_t position, std::size_t tap) const {
        is_seen = true;
        for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
            if (below.wants(number + channel)) {
                below.take(number + channel, part(position, tap, channel));
            }
        }
    }
};

/// Gives to below, for each number that a pool has read, the part(position, tap, channel) of the window that sees it
/// with that tap, 0 where none does; where windows overlap their sum, in ascending order from 0 on.
template <class Windows, class T, class Part, class GradientBelow>
constexpr void give_from_windows(const Part& part, const GradientBelow& below) {
    constexpr bool overlap = windows_overlap<Windows>();
    constexpr bool is_each_seen =
        sees_every_number<typename Windows::Rows>() && sees_every_number<typename Windows::Columns>();
    std::size_t k = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
            bool is_given = !overlap && is_each_seen;
            if (!overlap) {
                Windows::for_each_seeing(row, column, GivePart<Windows, Part, GradientBelow>{part, below, k, is_given});
            }
            for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                if (!is_given && below.wants(k)) {
                    T sum = T(0);
                    if (overlap) {
                        Windows::for_each_seeing(row, column, AddPart<T, Part>{part, channel, sum});
                    }
                    below.take(k, sum);
                }
            }
        }
    }
}

} // namespace detail

} // namespace nervelet

#endif
