// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MAXIMUM_OF_HPP
#define NERVELET_LAYER_BASE_MAXIMUM_OF_HPP

#include <cstddef>
#include <type_traits>

#include "seen_by.hpp"
#include "take_maximum.hpp"
#include "two_slopes.hpp"

namespace nervelet {

namespace detail {

/// A pool that takes the positions of the layer below one after the other, none of whose outputs is then kept. This is
/// the largest of each window: of each output it keeps which tap won.
template <class PoolWindows>
struct MaximumOf {
    using Windows = PoolWindows;

    /// What is kept of one example beside the outputs and dJ/dy, for Channels outputs of each window.
    template <std::size_t Channels>
    using Kept = KeptWinners<Windows, Channels>;

    /// How many positions have one output's dJ/dy in their dJ/dz.
    static constexpr std::size_t shares = 1;

    /// Whether the outputs of a layer with this activation can go into it.
    template <class Activation>
    static constexpr bool takes() {
        return are_apart<Windows>();
    }

    /// Whether f may be applied to the winners alone: a ReLU.
    template <class Activation, class T>
    static constexpr bool applies_last() {
        return TwoSlopes<Activation, T>::is_rectified;
    }

    /// What takes the outputs. A ReLU may be applied to the winners alone, because the largest z gives the largest
    /// f(z), or all give 0; where a window is a pair of positions, as soon as its winner is known.
    template <class Activation, class T>
    using Taking = std::conditional_t<!TwoSlopes<Activation, T>::is_rectified, TakeActivated<Windows>,
                                      std::conditional_t<Windows::taps == 2 && seen_together<Windows>() == 2,
                                                         TakePairs<Windows>, TakeWinners<Windows>>>;

    /// dJ/dz of a position, where gradient is dJ/dy multiplied into factor.
    template <class Activation, std::size_t Channels, class T>
    static constexpr void form(SeenBy seen, std::size_t, const T* gradient, const Kept<Channels>& kept, T* delta) {
        const std::size_t output = seen.window * Channels;
        for (std::size_t c = 0; c < Channels; ++c) {
            delta[c] = kept[output + c] == seen.tap ? gradient[output + c] : T(0);
        }
    }

    /// Calls function(row, column, dJ/dz) for the winner of each window in this channel, window after window, where it
    /// is not zero or zeros are not skipped.
    template <class Activation, std::size_t Channels, bool SkipsZeros, class T, class Function>
    static constexpr void for_each_delta(std::size_t channel, const T* gradient, const Kept<Channels>& kept,
                                         const Function& function) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        std::size_t output = channel;
        for (std::size_t r = 0; r < Rows::positions; ++r) {
            for (std::size_t c = 0; c < Columns::positions; ++c, output += Channels) {
                const T delta = gradient[output];
                if (!SkipsZeros || !ScalarTraits<T>::is_zero(delta)) {
                    const std::size_t tap = kept[output];
                    function(Rows::index(r, tap / Columns::taps), Columns::index(c, tap % Columns::taps), delta);
                }
            }
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
