// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MEAN_OF_HPP
#define NERVELET_LAYER_BASE_MEAN_OF_HPP

#include <cstddef>

#include "packed_numbers.hpp"
#include "seen_by.hpp"
#include "window_means.hpp"

namespace nervelet {

namespace detail {

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

    template <class Activation, class T>
    static constexpr bool applies_last() {
        return false;
    }

    /// In use: y becomes the sum so far.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, T* y) {
        for (std::size_t c = 0; c < Channels; ++c) {
            y[c] = (seen.is_first ? T(0) : y[c]) + a[c];
        }
    }

    /// In training: keeps the slopes as well.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, const T* slope, T* y, T*, Kept<Channels>& kept,
                              std::size_t position) {
        add<Channels>(seen, a, y);
        for (std::size_t c = 0; c < Channels; ++c) {
            kept.set(position * Channels + c, slope[c] == T(1) ? 1 : 0);
        }
    }

    /// When all positions were added: sums become means, and each factor what a mean takes of its dJ/dy.
    template <std::size_t Channels, class T>
    static constexpr void finish(T* y) {
        for_each_mean<Windows, T>(Scale<Channels, T>{y});
    }

    template <std::size_t Channels, class T>
    static constexpr void finish(T* y, T* factor) {
        for_each_mean<Windows, T>(ScaleAndSet<Channels, T>{y, factor});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr T delta(SeenBy seen, std::size_t c, const T* gradient, const Kept<Channels>& kept,
                             std::size_t position) {
        const T slope = kept[position * Channels + c] != 0 ? T(1) : Activation::slope(T(-1), Activation::value(T(-1)));
        return slope * gradient[seen.window * Channels + c];
    }

private:
    template <std::size_t Channels, class T>
    struct Scale {
        T* y;
        constexpr void operator()(std::size_t, std::size_t, std::size_t window, T weight) const {
            for (std::size_t j = window * Channels; j < (window + 1) * Channels; ++j) {
                y[j] *= weight;
            }
        }
    };

    template <std::size_t Channels, class T>
    struct ScaleAndSet {
        T* y;
        T* factor;
        constexpr void operator()(std::size_t, std::size_t, std::size_t window, T weight) const {
            for (std::size_t j = window * Channels; j < (window + 1) * Channels; ++j) {
                y[j] *= weight;
                factor[j] = weight;
            }
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
