// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_FILTER_GRADIENT_HPP
#define NERVELET_KERNEL_DSP_FIXED16_FILTER_GRADIENT_HPP

#include "../../portable/fixed16/filter_gradient.hpp"
#include "pairs.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>
#include <type_traits>
#include <utility>

namespace nervelet {
namespace kernel {
namespace dsp {

/// A block of the weights of a filter that see a run of numbers, as Fixed16GradientOfRun, in pairs.
template <class Windows, std::size_t Filters, class Row>
struct GradientOfPairs {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    const std::int16_t* x;
    const std::int16_t* delta; ///< of the filter, at position 0
    const Row& row;
    std::size_t row_tap;
    std::size_t column_tap;

    template <class Pairs>
    void operator()(std::size_t first, std::size_t seen, Pairs) const {
        constexpr std::size_t number_step = Columns::stride * Windows::channels;
        std::int32_t sums[2 * Pairs::size()];
        set_to_zero(sums, Pairs{});
        const std::size_t begin = Columns::first_position(column_tap);
        const std::size_t end = Columns::end_position(column_tap);
        for (std::size_t r = Rows::first_position(row_tap); begin < end && r < Rows::end_position(row_tap); ++r) {
            const std::int16_t* const factors = delta + r * Columns::positions * Filters;
            const std::int16_t* const numbers =
                x + (Rows::index(r, row_tap) * Columns::size + Columns::index(begin, column_tap)) * Windows::channels +
                first;
            AddMultiples<Filters, number_step, Pairs>::run(numbers, factors + begin * Filters, factors + end * Filters,
                                                           sums);
        }
        const std::size_t weight = (row_tap * Columns::taps + column_tap) * Windows::channels + first;
        for (std::size_t k = seen; k < 2 * Pairs::size(); ++k) {
            row(weight + k, sums[k]);
        }
    }
};

} // namespace dsp

/// How many weights of a filter see numbers that lie one after the other, in the same windows.
template <class Windows>
constexpr std::size_t fixed16_weights_at_once() {
    return (Windows::rows_are_whole ? Windows::Columns::taps : 1) * Windows::channels;
}

template <class Windows, std::size_t Filters, class Row,
          std::enable_if_t<(fixed16_weights_at_once<Windows>() >= 2 &&
                            dsp::are_short_steps(Filters, Windows::Columns::stride* Windows::channels)),
                           int> = 0>
void fixed16_filter_gradient(const std::int16_t* x, const std::int16_t* delta, const Row& row, Dsp) {
    constexpr std::size_t taps = Windows::rows_are_whole ? Windows::Columns::taps : 1;
    for (std::size_t r = 0; r < Windows::Rows::taps; ++r) {
        for (std::size_t c = 0; c < Windows::Columns::taps; c += taps) {
            dsp::BlocksOfPairs<fixed16_weights_at_once<Windows>()>::for_each(
                dsp::GradientOfPairs<Windows, Filters, Row>{x, delta, row, r, c});
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
