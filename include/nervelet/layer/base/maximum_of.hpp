// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MAXIMUM_OF_HPP
#define NERVELET_LAYER_BASE_MAXIMUM_OF_HPP

#include <cstddef>

#include "largest_of_window.hpp"
#include "packed_numbers.hpp"
#include "seen_by.hpp"

namespace nervelet {

namespace detail {

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

    /// Whether f may be applied to the winners alone, because the largest z gives the largest f(z), or all give 0.
    template <class Activation, class T>
    static constexpr bool applies_last() {
        return Activation::has_two_slopes && Activation::slope(T(-1), Activation::value(T(-1))) == T(0);
    }

    /// In use: y becomes the largest so far.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, T* y) {
        take<Channels>(seen, a, y, Ignore{});
    }

    /// In training: keeps the winner as well, and factor becomes its f'(z) where slope is not null.
    template <std::size_t Channels, class T>
    static constexpr void add(SeenBy seen, const T* a, const T* slope, T* y, T* factor, Kept<Channels>& kept,
                              std::size_t) {
        take<Channels>(seen, a, y, Keep<Channels, T>{seen, slope, factor, kept});
    }

    /// When all positions were added.
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
    /// zero or zeros are not skipped, in ascending order of windows.
    template <std::size_t Channels, bool SkipsZeros, class T, class Function>
    static constexpr void for_each_winner(std::size_t channel, const T* gradient, const Kept<Channels>& kept,
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

private:
    struct Ignore {
        constexpr void operator()(std::size_t) const {}
    };

    template <std::size_t Channels, class T>
    struct Keep {
        SeenBy seen;
        const T* slope;
        T* factor;
        Kept<Channels>& kept;

        constexpr void operator()(std::size_t c) const {
            if (slope != nullptr) {
                factor[c] = slope[c];
            }
            kept.set(seen.window * Channels + c, seen.tap);
        }
    };

    /// Calls won(c) for every channel that is the largest so far.
    template <std::size_t Channels, class T, class Function>
    static constexpr void take(SeenBy seen, const T* a, T* y, const Function& won) {
        for (std::size_t c = 0; c < Channels; ++c) {
            const T next = a[c];
            if (seen.is_first || replaces(next, y[c])) {
                y[c] = next;
                won(c);
            }
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
