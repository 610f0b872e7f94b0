// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MAXIMUM_OF_HPP
#define NERVELET_LAYER_BASE_MAXIMUM_OF_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/uninitialized.hpp"
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

    /// How many positions have one output's dJ/dy in their dJ/dz.
    static constexpr std::size_t shares = 1;

    /// Whether the outputs of a layer with this activation can go into it.
    template <class Activation>
    static constexpr bool takes() {
        return are_apart<Windows>();
    }

    /// In use: y becomes the largest so far, after z of Count positions that lie one after the other in the window.
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, T* z, T* y) {
        activate<Activation, Count * Channels>(z, AppliesLast<Activation, T>{});
        for (std::size_t c = 0; c < Channels; ++c) {
            std::size_t tap = 0;
            take_channel<Channels, Count>(seen, z + c, y[c], tap);
        }
    }

    /// In training: keeps the winner as well, and the factor by which dJ/dy is to be multiplied becomes its f'(z).
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, std::size_t, T* z, T* y, T* factor, Kept<Channels>& kept) {
        take_and_keep<Activation, Channels, Count>(seen, z, y, factor, kept, AppliesLast<Activation, T>{});
    }

    /// When all positions were taken.
    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y) {
        activate<Activation, Windows::positions * Channels>(y, Not<AppliesLast<Activation, T>>{});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y, T* factor) {
        activate<Activation, Windows::positions * Channels>(y, factor, Not<AppliesLast<Activation, T>>{});
    }

    /// dJ/dz of a position, where gradient is dJ/dy multiplied into factor.
    template <class Activation, std::size_t Channels, class T>
    static constexpr void form(SeenBy seen, std::size_t, const T* gradient, const Kept<Channels>& kept, T* delta) {
        const std::size_t output = seen.window * Channels;
        for (std::size_t c = 0; c < Channels; ++c) {
            delta[c] = kept[output + c] == seen.tap ? gradient[output + c] : T(0);
        }
    }

    /// Calls function(row, column, dJ/dz) for every position where it is not zero in this channel: the winners, window
    /// after window.
    template <class Activation, std::size_t Channels, class T, class Function>
    static constexpr void for_each_delta(std::size_t channel, const T* gradient, const Kept<Channels>& kept,
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
    /// Whether f may be applied to the winners alone, because the largest z gives the largest f(z), or all give 0.
    template <class Activation, class T>
    using AppliesLast = std::integral_constant<bool, Activation::has_two_slopes &&
                                                         Activation::slope(T(-1), Activation::value(T(-1))) == T(0)>;

    template <class Condition>
    using Not = std::integral_constant<bool, !Condition::value>;

    template <class Activation, std::size_t Size, class T>
    static constexpr void activate(T*, std::true_type) {}
    template <class Activation, std::size_t Size, class T>
    static constexpr void activate(T* z, std::false_type) {
        Activation::template apply<Size>(z);
    }
    template <class Activation, std::size_t Size, class T>
    static constexpr void activate(T*, T*, std::true_type) {}
    template <class Activation, std::size_t Size, class T>
    static constexpr void activate(T* z, T* slope, std::false_type) {
        Activation::template apply<Size>(z, slope);
    }

    /// Whether one of the next positions has the largest number of a channel so far, which becomes y; tap says which.
    template <std::size_t Channels, std::size_t Count, class T>
    static constexpr bool take_channel(SeenBy seen, const T* a, T& y, std::size_t& tap) {
        T largest = a[0];
        for (std::size_t t = 1; t < Count; ++t) {
            const T next = a[t * Channels];
            if (replaces(next, largest)) {
                largest = next;
                tap = t;
            }
        }
        const bool is_largest = Count == Windows::taps || seen.is_first || replaces(largest, y);
        if (is_largest) {
            y = largest;
        }
        return is_largest;
    }

    /// take_channel() for all of them; calls won(c, tap) for every channel with a new winner.
    template <std::size_t Channels, std::size_t Count, class T, class Function>
    static constexpr void take_all(SeenBy seen, const T* a, T* y, Kept<Channels>& kept, const Function& won) {
        constexpr std::size_t size = numbers_in_word<Windows::taps>(Channels);
        for (std::size_t first = 0; first < Channels; first += size) {
            const std::size_t index = seen.window * Channels + first;
            std::uint32_t word = Count == Windows::taps || seen.is_first ? 0 : kept.template word<size>(index);
            for (std::size_t i = 0; i < size; ++i) {
                const std::size_t c = first + i;
                std::size_t tap = 0;
                if (take_channel<Channels, Count>(seen, a + c, y[c], tap)) {
                    const std::size_t at = i * Kept<Channels>::bits;
                    word = (word & ~(Kept<Channels>::mask << at)) | static_cast<std::uint32_t>(seen.tap + tap) << at;
                    won(c, tap);
                }
            }
            kept.template set_word<size>(index, word);
        }
    }

    struct Ignore {
        constexpr void operator()(std::size_t, std::size_t) const {}
    };

    template <std::size_t Channels, class T>
    struct KeepSlope {
        const T* slope;
        T* factor;
        constexpr void operator()(std::size_t c, std::size_t tap) const { factor[c] = slope[tap * Channels + c]; }
    };

    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take_and_keep(SeenBy seen, T* z, T* y, T*, Kept<Channels>& kept, std::true_type) {
        take_all<Channels, Count>(seen, z, y, kept, Ignore{});
    }

    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take_and_keep(SeenBy seen, T* z, T* y, T* factor, Kept<Channels>& kept, std::false_type) {
        std::array<T, Count* Channels> slope = uninitialized<std::array<T, Count * Channels>>();
        Activation::template apply<Count * Channels>(z, slope.data());
        take_all<Channels, Count>(seen, z, y, kept, KeepSlope<Channels, T>{slope.data(), factor});
    }
};

} // namespace detail

} // namespace nervelet

#endif
