// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MEAN_OF_HPP
#define NERVELET_LAYER_BASE_MEAN_OF_HPP

#include <cstddef>
#include <cstdint>

#include "packed_numbers.hpp"
#include "seen_by.hpp"
#include "two_slopes.hpp"
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

    static constexpr std::size_t shares = Windows::taps;

    template <class Activation>
    static constexpr bool takes() {
        return are_apart<Windows>() && Activation::has_two_slopes;
    }

    template <class Activation, class T>
    static constexpr bool applies_last() {
        return false;
    }

    /// What takes the outputs.
    template <class Activation, class T>
    using Taking = MeanOf;

    /// In use: y becomes the sum so far, after z of Count positions that lie one after the other in the window.
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, const T* z, T* y) {
        clear<Channels>(seen, y);
        for (std::size_t p = 0; p < Count; ++p, z += Channels) {
            for (std::size_t first = 0; first < Channels; first += at_once<Channels>()) {
                kernel::add_values<TwoSlopes<Activation, T>, at_once<Channels>()>(z + first, y + first);
            }
        }
    }

    /// In training: keeps the slopes as well.
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, std::size_t position, const T* z, T* y, T*, Kept<Channels>& kept) {
        constexpr std::size_t size = at_once<Channels>();
        clear<Channels>(seen, y);
        for (std::size_t p = 0; p < Count; ++p, z += Channels) {
            for (std::size_t first = 0; first < Channels; first += size) {
                kept.template set_group<size>(
                    (position + p) * Channels + first,
                    kernel::add_values_and_slopes<TwoSlopes<Activation, T>, size>(z + first, y + first));
            }
        }
    }

    /// When all positions were taken: sums become means, and each factor what a mean takes of its dJ/dy.
    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y) {
        for_each_mean<Windows, T>(Scale<Channels, T>{y});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y, T* factor) {
        for_each_mean<Windows, T>(ScaleAndSet<Channels, T>{y, factor});
    }

    /// dJ/dz of a position.
    template <class Activation, std::size_t Channels, class T>
    static constexpr void form(SeenBy seen, std::size_t position, const T* gradient, const Kept<Channels>& kept,
                               T* delta) {
        constexpr std::size_t size = at_once<Channels>();
        gradient += seen.window * Channels;
        for (std::size_t first = 0; first < Channels; first += size) {
            std::uint32_t packed = kept.template group<size>(position * Channels + first);
            for (std::size_t c = first; c < first + size; ++c, packed >>= 1) {
                delta[c] = gradient[c] * slope<Activation, T>((packed & 1) != 0);
            }
        }
    }

    /// Calls function(row, column, dJ/dz) for every position that a window sees, in this channel, in ascending order,
    /// where it is not zero or zeros are not skipped.
    template <class Activation, std::size_t Channels, bool SkipsZeros, class T, class Function>
    static constexpr void for_each_delta(std::size_t channel, const T* gradient, const Kept<Channels>& kept,
                                         const Function& function) {
        std::size_t number = channel;
        for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::size; ++column, number += Channels) {
                const SeenBy seen = seen_by<Windows>(row, column);
                if (seen.is_seen) {
                    const T delta =
                        gradient[seen.window * Channels + channel] * slope<Activation, T>(kept[number] != 0);
                    if (!SkipsZeros || !ScalarTraits<T>::is_zero(delta)) {
                        function(row, column, delta);
                    }
                }
            }
        }
    }

private:
    /// The slopes of so many channels go into a word.
    template <std::size_t Channels>
    static constexpr std::size_t at_once() {
        return numbers_in_group<2>(Channels);
    }

    /// f'(z) is 1 or what it is for z < 0.
    template <class Activation, class T>
    static constexpr T slope(bool is_one) {
        return is_one ? T(1) : TwoSlopes<Activation, T>::lower_slope();
    }

    template <std::size_t Channels, class T>
    static constexpr void clear(SeenBy seen, T* y) {
        for (std::size_t c = 0; seen.is_first && c < Channels; ++c) {
            y[c] = T(0);
        }
    }

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
