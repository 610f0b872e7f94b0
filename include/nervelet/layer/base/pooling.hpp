// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_POOLING_HPP
#define NERVELET_LAYER_BASE_POOLING_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/math/classify.hpp"
#include "../../kernel/kernels.hpp"
#include "packed_numbers.hpp"

namespace nervelet {

namespace detail {

/// The window of a pool that sees one position, where windows do not overlap.
struct SeenBy {
    std::size_t window;
    std::size_t tap;
    bool is_seen;  ///< or no window sees it
    bool is_first; ///< whether nothing else was seen by it before
};

/// Whether no position is seen by two windows.
template <class Windows>
constexpr bool are_apart() {
    return Windows::Rows::stride >= Windows::Rows::taps && Windows::Columns::stride >= Windows::Columns::taps;
}

/// Of the position at [row][column].
template <class Windows>
constexpr SeenBy seen_by(std::size_t row, std::size_t column) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const std::size_t r = (row + Rows::before) / Rows::stride;
    const std::size_t c = (column + Columns::before) / Columns::stride;
    const std::size_t row_tap = (row + Rows::before) % Rows::stride;
    const std::size_t column_tap = (column + Columns::before) % Columns::stride;
    const bool is_seen =
        row_tap < Rows::taps && column_tap < Columns::taps && r < Rows::positions && c < Columns::positions;
    return {r * Columns::positions + c, row_tap * Columns::taps + column_tap, is_seen,
            is_seen && row_tap == Rows::first_tap(r) && column_tap == Columns::first_tap(c)};
}

/// A pool that takes the positions of the layer below one after the other, none of whose outputs is then kept. This is
/// the largest of each window: of each output it keeps which tap won.
template <class PoolWindows>
struct MaximumOf {
    using Windows = PoolWindows;

    /// What is kept of one example beside the outputs and dJ/dy, for Channels outputs of each window.
    template <std::size_t Channels>
    using Kept = PackedNumbers<Windows::positions * Channels, Windows::taps>;

    /// Whether few positions have a dJ/dz that is not zero.
    static constexpr bool is_sparse = true;

    /// How many positions have one output's dJ/dy in their dJ/dz.
    static constexpr std::size_t shares = 1;

    /// Whether the outputs of a layer with this activation can go into it.
    template <class Activation>
    static constexpr bool takes() {
        return are_apart<Windows>();
    }

    /// In use: y becomes the largest so far.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, T* y) {
        for (std::size_t c = 0; c < Channels; ++c) {
            if (wins(seen, a[c], y[c])) {
                y[c] = a[c];
            }
        }
    }

    /// In training; factor becomes f'(z) of the winner.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, const T* slope, T* y, T* factor, Kept<Channels>& kept,
                              std::size_t) {
        for (std::size_t c = 0; c < Channels; ++c) {
            if (wins(seen, a[c], y[c])) {
                y[c] = a[c];
                factor[c] = slope[c];
                kept.set(seen.window * Channels + c, seen.tap);
            }
        }
    }

    template <std::size_t Channels, class T>
    static constexpr void finish(T*) {}

    template <std::size_t Channels, class T>
    static constexpr void finish(T*, T*) {}

    /// dJ/dz of one number, where gradient is dJ/dy multiplied into factor.
    template <class Activation, std::size_t Channels, class T>
    static constexpr T delta(SeenBy seen, std::size_t c, const T* gradient, const Kept<Channels>& kept, std::size_t) {
        const std::size_t output = seen.window * Channels + c;
        return kept[output] == seen.tap ? gradient[output] : T(0);
    }

    /// Calls function(row, column, dJ/dz) for the position that won each window with this channel, where it is not
    /// zero, in ascending order of windows.
    template <std::size_t Channels, class T, class Function>
    static constexpr void for_each_winner(std::size_t channel, const T* gradient, const Kept<Channels>& kept,
                                          const Function& function) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        std::size_t output = channel;
        for (std::size_t r = 0; r < Rows::positions; ++r) {
            for (std::size_t c = 0; c < Columns::positions; ++c, output += Channels) {
                const T delta = gradient[output];
                if (!ScalarTraits<T>::is_zero(delta)) {
                    const std::size_t tap = kept[output];
                    function(Rows::index(r, tap / Columns::taps), Columns::index(c, tap % Columns::taps), delta);
                }
            }
        }
    }

private:
    /// NaN is never replaced and replaces every number.
    template <class T>
    static constexpr bool wins(SeenBy seen, T next, T value) {
        return seen.is_first || (!(next <= value) && !math::is_nan(value));
    }
};

/// The mean of each window: it keeps one bit of each number below, because more is not needed for the f'(z) of an
/// activation that has only two slopes.
template <class PoolWindows>
struct MeanOf {
    using Windows = PoolWindows;

    template <std::size_t Channels>
    using Kept = PackedNumbers<Windows::inputs / Windows::channels * Channels, 2>;

    static constexpr bool is_sparse = false;
    static constexpr std::size_t shares = Windows::taps;

    template <class Activation>
    static constexpr bool takes() {
        return are_apart<Windows>() && Activation::has_two_slopes;
    }

    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, T* y) {
        for (std::size_t c = 0; c < Channels; ++c) {
            y[c] = (seen.is_first ? T(0) : y[c]) + a[c];
        }
    }

    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, const T* slope, T* y, T*, Kept<Channels>& kept,
                              std::size_t position) {
        add<Channels>(seen, a, y);
        for (std::size_t c = 0; c < Channels; ++c) {
            kept.set(position * Channels + c, slope[c] == T(1) ? 1 : 0);
        }
    }

    template <std::size_t Channels, class T>
    static constexpr void finish(T* y) {
        for_each_window<Channels>(Scale<T>{y});
    }

    template <std::size_t Channels, class T>
    static constexpr void finish(T* y, T* factor) {
        for_each_window<Channels>(ScaleAndSet<T>{y, factor});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr T delta(SeenBy seen, std::size_t c, const T* gradient, const Kept<Channels>& kept,
                             std::size_t position) {
        const T slope = kept[position * Channels + c] != 0 ? T(1) : Activation::slope(T(-1), Activation::value(T(-1)));
        return slope * gradient[seen.window * Channels + c];
    }

private:
    template <class T>
    struct Scale {
        T* y;
        constexpr void operator()(std::size_t j, T weight) const { y[j] *= weight; }
    };

    template <class T>
    struct ScaleAndSet {
        T* y;
        T* factor;
        constexpr void operator()(std::size_t j, T weight) const {
            y[j] *= weight;
            factor[j] = weight;
        }
    };

    template <class Axis>
    static constexpr std::size_t seen(std::size_t position) {
        return Axis::end_tap(position) - Axis::first_tap(position);
    }

    /// function(output, 1 / how many numbers its window sees).
    template <std::size_t Channels, template <class> class Function, class T>
    static constexpr void for_each_window(const Function<T>& function) {
        std::size_t j = 0;
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column) {
                const std::size_t count = seen<typename Windows::Rows>(row) * seen<typename Windows::Columns>(column);
                const T weight = T(1) / T(static_cast<std::int32_t>(count));
                for (std::size_t c = 0; c < Channels; ++c, ++j) {
                    function(j, weight);
                }
            }
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
