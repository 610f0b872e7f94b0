// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_WINDOW_PAIRS_HPP
#define NERVELET_KERNEL_PORTABLE_WINDOW_PAIRS_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// Windows of a row that see the same taps, two by two, so that a row of weights that is loaded serves both. What they
/// see are runs of count > 0 numbers; distances are in bytes. A window that is left over is its own partner.
struct WindowPairs {
    const float* x;
    const float* weights;
    const float* bias;
    float* z;
    std::size_t pairs;
    std::size_t runs;
    std::size_t count;
    std::size_t input_gap;  ///< between two runs
    std::size_t weight_gap; ///< between the rows of weights of two runs
    std::size_t stride;     ///< from one row of weights to the next
    std::size_t partner;    ///< what the second window of a pair sees lies so far behind
    std::size_t partner_z;  ///< its z
};

/// The windows of a layer, two by two: Convolve::run(pairs) computes all filters of some.
template <class Windows, std::size_t Filters, class Convolve>
struct PairedConvolution {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    static constexpr std::size_t channels = Windows::channels;
    static constexpr std::size_t filter_bytes = Filters * sizeof(float);

    const float* x;
    const float* weights;
    float* z;

    /// Windows first, first + 1, ... up to end.
    void run(std::size_t first, std::size_t end) const {
        float* to = z;
        while (first < end) {
            const std::size_t row = first / Columns::positions;
            const std::size_t column = first % Columns::positions;
            const std::size_t count = alike(column, end - first);
            if (count > 1) {
                pairs(row, column, to, count / 2, 1);
            }
            if (count % 2 != 0) {
                pairs(row, column + count - 1, to + (count - 1) * Filters, 1, 0);
            }
            first += count;
            to += count * Filters;
        }
    }

private:
    /// How many windows from this one on, at most so many, see the same taps of a row.
    static std::size_t alike(std::size_t column, std::size_t most) {
        const std::size_t end = Columns::positions - column < most ? Columns::positions : column + most;
        std::size_t next = Columns::has_pads ? column + 1 : end;
        while (next < end && Columns::first_tap(next) == Columns::first_tap(column) &&
               Columns::end_tap(next) == Columns::end_tap(column)) {
            ++next;
        }
        return next - column;
    }

    /// partner: how many windows further each one's partner is.
    [[gnu::noinline]] void pairs(std::size_t row, std::size_t column, float* to, std::size_t number,
                                 std::size_t partner) const {
        const std::size_t first_row = Rows::first_tap(row);
        const std::size_t rows = Rows::end_tap(row) - first_row;
        const std::size_t first = Columns::first_tap(column);
        const std::size_t taps = Columns::end_tap(column) - first;
        const std::size_t count = (Windows::is_dense ? taps : 1) * channels;
        constexpr std::size_t step = Windows::is_dense ? Rows::dilation * Columns::size : Columns::dilation;
        constexpr std::size_t tap_row = Windows::is_dense ? Columns::taps : 1;
        const std::size_t seen = Rows::index(row, first_row) * Columns::size + Columns::index(column, first);
        const WindowPairs windows{x + seen * channels,
                                  weights + (first_row * Columns::taps + first) * channels * Filters,
                                  weights + Windows::taps * channels * Filters,
                                  to,
                                  number,
                                  taps == 0           ? 0
                                  : Windows::is_dense ? rows
                                                      : taps,
                                  count,
                                  (step * channels - count) * sizeof(float),
                                  (tap_row * channels - count) * filter_bytes,
                                  filter_bytes,
                                  partner * Columns::stride * channels * sizeof(float),
                                  partner * filter_bytes};
        Convolve::run(windows);
    }
};

} // namespace kernel
} // namespace nervelet

#endif
