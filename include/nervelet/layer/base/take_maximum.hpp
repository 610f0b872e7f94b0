// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_TAKE_MAXIMUM_HPP
#define NERVELET_LAYER_BASE_TAKE_MAXIMUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/math/replaces.hpp"
#include "../../core/uninitialized.hpp"
#include "packed_numbers.hpp"
#include "seen_by.hpp"
#include "two_slopes.hpp"

namespace nervelet {

namespace detail {

/// Which tap won each output of a pool.
template <class Windows, std::size_t Channels>
using KeptWinners = PackedNumbers<Windows::positions * Channels, Windows::taps>;

/// How MaximumOf takes z of Count positions that lie one after the other in a window. In use, take(seen, z, y) makes y
/// the largest so far. In training, take(seen, position, z, y, factor, kept) keeps the winner as well, and factor
/// becomes its f'(z). finish() comes when all positions were taken. Here: the largest of f(z).
template <class Windows>
struct TakeActivated {
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, T* z, T* y) {
        Activation::template apply<Count * Channels>(z);
        take_all<Channels, Count>(seen, z, y);
    }

    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, std::size_t, T* z, T* y, T* factor, KeptWinners<Windows, Channels>& kept) {
        std::array<T, Count* Channels> slope = uninitialized<std::array<T, Count * Channels>>();
        Activation::template apply<Count * Channels>(z, slope.data());
        take_all<Channels, Count>(seen, z, y, kept, KeepSlope<Channels, T>{slope.data(), factor});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T*) {}

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T*, T*) {}

protected:
    /// Whether one of the next positions has the largest number of a channel so far, which becomes y; tap says which.
    template <std::size_t Channels, std::size_t Count, class T>
    static constexpr bool take_channel(SeenBy seen, const T* a, T& y, std::size_t& tap) {
        T largest = a[0];
        for (std::size_t t = 1; t < Count; ++t) {
            const T next = a[t * Channels];
            if (math::replaces(next, largest)) {
                largest = next;
                tap = t;
            }
        }
        const bool is_largest = Count == Windows::taps || seen.is_first || math::replaces(largest, y);
        if (is_largest) {
            y = largest;
        }
        return is_largest;
    }

    /// take_channel() for all of them.
    template <std::size_t Channels, std::size_t Count, class T>
    static constexpr void take_all(SeenBy seen, const T* a, T* y) {
        for (std::size_t c = 0; c < Channels; ++c) {
            std::size_t tap = 0;
            take_channel<Channels, Count>(seen, a + c, y[c], tap);
        }
    }

    /// The same, and keeps who won; calls won(c, tap) for every channel with a new winner.
    template <std::size_t Channels, std::size_t Count, class T, class Function>
    static constexpr void take_all(SeenBy seen, const T* a, T* y, KeptWinners<Windows, Channels>& kept,
                                   const Function& won) {
        using Kept = KeptWinners<Windows, Channels>;
        constexpr std::size_t size = numbers_in_group<Windows::taps>(Channels);
        for (std::size_t first = 0; first < Channels; first += size) {
            const std::size_t index = seen.window * Channels + first;
            std::uint32_t packed = Count == Windows::taps || seen.is_first ? 0 : kept.template group<size>(index);
            for (std::size_t i = 0; i < size; ++i) {
                const std::size_t c = first + i;
                std::size_t tap = 0;
                if (take_channel<Channels, Count>(seen, a + c, y[c], tap)) {
                    const std::size_t at = i * Kept::bits;
                    packed = (packed & ~(Kept::mask << at)) | static_cast<std::uint32_t>(seen.tap + tap) << at;
                    won(c, tap);
                }
            }
            kept.template set_group<size>(index, packed);
        }
    }

private:
    template <std::size_t Channels, class T>
    struct KeepSlope {
        const T* slope;
        T* factor;
        constexpr void operator()(std::size_t c, std::size_t tap) const { factor[c] = slope[tap * Channels + c]; }
    };
};

/// f of the largest z.
template <class Windows>
struct TakeWinners : private TakeActivated<Windows> {
    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, const T* z, T* y) {
        TakeWinners::template take_all<Channels, Count>(seen, z, y);
    }

    template <class Activation, std::size_t Channels, std::size_t Count, class T>
    static constexpr void take(SeenBy seen, std::size_t, const T* z, T* y, T*, KeptWinners<Windows, Channels>& kept) {
        TakeWinners::template take_all<Channels, Count>(seen, z, y, kept, Ignore{});
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y) {
        Activation::template apply<Windows::positions * Channels>(y);
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T* y, T* factor) {
        Activation::template apply<Windows::positions * Channels>(y, factor);
    }

private:
    struct Ignore {
        constexpr void operator()(std::size_t, std::size_t) const {}
    };
};

/// f of the larger z of a window that is a pair of positions.
template <class Windows>
struct TakePairs {
    template <class Activation, std::size_t Channels, std::size_t, class T>
    static constexpr void take(SeenBy, const T* z, T* y) {
        constexpr std::size_t size = numbers_in_group<2>(Channels);
        for (std::size_t c = 0; c < Channels; c += size) {
            kernel::larger_values<TwoSlopes<Activation, T>, size>(z + c, z + Channels + c, y + c);
        }
    }

    template <class Activation, std::size_t Channels, std::size_t, class T>
    static constexpr void take(SeenBy seen, std::size_t, const T* z, T* y, T* factor,
                               KeptWinners<Windows, Channels>& kept) {
        constexpr std::size_t size = numbers_in_group<2>(Channels);
        for (std::size_t c = 0; c < Channels; c += size) {
            kept.template set_group<size>(seen.window * Channels + c,
                                          kernel::larger_values_and_slopes<TwoSlopes<Activation, T>, size>(
                                              z + c, z + Channels + c, y + c, factor + c));
        }
    }

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T*) {}

    template <class Activation, std::size_t Channels, class T>
    static constexpr void finish(T*, T*) {}
};

} // namespace detail

} // namespace nervelet

#endif
