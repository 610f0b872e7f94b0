// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_POOLED_DELTAS_HPP
#define NERVELET_LAYER_BASE_POOLED_DELTAS_HPP

#include <cstddef>
#include <type_traits>

#include "seen_by.hpp"

namespace nervelet {

namespace detail {

/// The dJ/dz of a convolution whose outputs nobody keeps, formed of what its pool keeps, and what follows from them.
template <class T, class Convolution, class Pooling>
struct PooledDeltas {
    using Windows = typename Convolution::Windows;
    static constexpr std::size_t filters = Convolution::filters;

    /// Of a mean the deltas of so many filters are formed at once, at all positions: a strip.
    static constexpr std::size_t columns_at_once = 4;
    static constexpr std::size_t strip_size = Pooling::is_sparse ? 0 : Windows::positions * columns_at_once;

    /// How many numbers of the trainer's workspace each example needs: a strip, or all deltas of one window.
    static constexpr std::size_t workspace_size = strip_size > filters ? strip_size : filters;

    /// The deltas of so many windows are held at once: a power of two, so that a window finds its place fast.
    static constexpr std::size_t held_windows = workspace_size >= 8 * filters   ? 8
                                                : workspace_size >= 4 * filters ? 4
                                                : workspace_size >= 2 * filters ? 2
                                                                                : 1;

    /// dJ/dx of all examples.
    template <class Batch>
    static constexpr void give(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            std::size_t held[held_windows] = {};
            for (std::size_t& position : held) {
                position = Windows::positions;
            }
            using Tape = std::decay_t<decltype(batch.tape(n))>;
            kernel::convolution_backward<Windows, filters>(
                parameters, FormedWindow<Tape>{batch.tape(n), batch.workspace(), held}, batch.below(n));
        }
    }

    /// The gradient, where few windows have a delta that is not zero.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit, std::true_type) {
        kernel::sparse_convolution_gradient<T, Windows, filters>(Winners<Batch>{batch}, first, visit);
    }

    /// Otherwise a few filters after the other.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit, std::false_type) {
        constexpr std::size_t rest = filters % columns_at_once;
        for (std::size_t column = 0; column < filters - rest; column += columns_at_once) {
            gradient_of_strip(batch, column, first + column, visit,
                              std::integral_constant<std::size_t, columns_at_once>{});
        }
        gradient_of_strip(batch, filters - rest, first + filters - rest, visit,
                          std::integral_constant<std::size_t, rest>{});
    }

private:
    /// dJ/dz[position][column], and the Count behind it.
    template <std::size_t Count, class Tape>
    static constexpr void form(const Tape& tape, std::size_t position, std::size_t column, T* delta) {
        const SeenBy by = seen_by<typename Pooling::Windows>(position / Windows::Columns::positions,
                                                             position % Windows::Columns::positions);
        for (std::size_t c = 0; c < Count; ++c) {
            delta[c] = by.is_seen ? Pooling::template delta<typename Convolution::Activation, filters>(
                                        by, column + c, tape.gradient.data(), tape.kept, position)
                                  : T(0);
        }
    }

    /// All deltas of a window. Neighbouring numbers are seen by almost the same windows, so the last few are held.
    template <class Tape>
    struct FormedWindow {
        const Tape& tape;
        T* workspace;
        std::size_t* held; ///< the windows

        constexpr const T* operator()(std::size_t position) const {
            const std::size_t place = position % held_windows;
            T* const delta = workspace + place * filters;
            if (held[place] != position) {
                held[place] = position;
                form<filters>(tape, position, 0, delta);
            }
            return delta;
        }
    };

    /// The batch with the deltas of the winners.
    template <class Batch>
    struct Winners {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }

        template <class Function>
        constexpr void for_each_delta(std::size_t n, std::size_t column, const Function& function) const {
            for_each_winner<true>(n, column, function);
        }

        template <class Function>
        constexpr void for_each_window(std::size_t n, std::size_t column, const Function& function) const {
            for_each_winner<false>(n, column, function);
        }

    private:
        template <bool SkipsZeros, class Function>
        constexpr void for_each_winner(std::size_t n, std::size_t column, const Function& function) const {
            Pooling::template for_each_winner<filters, SkipsZeros>(column, batch.tape(n).gradient.data(),
                                                                   batch.tape(n).kept, function);
        }
    };

    /// The batch with a strip of each example.
    template <class Batch>
    struct Strips {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }
        constexpr const T* delta(std::size_t n) const { return batch.workspace() + n * workspace_size; }
    };

    template <class Batch, class Visitor, std::size_t Columns>
    static constexpr void gradient_of_strip(const Batch& batch, std::size_t column, std::size_t first, Visitor& visit,
                                            std::integral_constant<std::size_t, Columns>) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            T* strip = batch.workspace() + n * workspace_size;
            for (std::size_t p = 0; p < Windows::positions; ++p) {
                form<Columns>(batch.tape(n), p, column, strip + p * Columns);
            }
        }
        kernel::convolution_gradient<T, Windows, Columns, filters, Columns>(Strips<Batch>{batch}, first, visit);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient_of_strip(const Batch&, std::size_t, std::size_t, Visitor&,
                                            std::integral_constant<std::size_t, 0>) {}
};

} // namespace detail

} // namespace nervelet

#endif
