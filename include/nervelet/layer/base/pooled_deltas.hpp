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
    using Activation = typename Convolution::Activation;
    static constexpr std::size_t filters = Convolution::filters;

    /// The deltas of so many windows are held at once, of those that see neighbouring numbers: a power of two, so that
    /// a window finds its place fast. Below a mean at most a quarter of all windows, and below a maximum one, whose few
    /// deltas are formed fast: RAM counts more.
    static constexpr std::size_t most_held = Pooling::shares == 1 ? 1 : Windows::positions / 4;
    static constexpr std::size_t held_windows = most_held >= 8 && Windows::Columns::taps > 4   ? 8
                                                : most_held >= 4 && Windows::Columns::taps > 2 ? 4
                                                : most_held >= 2 && Windows::Columns::taps > 1 ? 2
                                                                                               : 1;

    /// How many numbers of the trainer's workspace that takes.
    static constexpr std::size_t workspace_size = held_windows * filters;

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

    /// The gradient, filter by filter: many windows have no delta.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::sparse_convolution_gradient<T, Windows, filters>(Sparse<Batch>{batch}, first, visit);
    }

private:
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
                form(position, delta);
            }
            return delta;
        }

        constexpr void form(std::size_t position, T* delta) const {
            const SeenBy seen = seen_by<typename Pooling::Windows>(position);
            if (seen.is_seen) {
                Pooling::template form<Activation, filters>(seen, position, tape.gradient.data(), tape.kept, delta);
                return;
            }
            for (std::size_t c = 0; c < filters; ++c) {
                delta[c] = T(0);
            }
        }
    };

    /// The batch with the deltas that are not zero.
    template <class Batch>
    struct Sparse {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }

        template <class Function>
        constexpr void for_each_delta(std::size_t n, std::size_t column, const Function& function) const {
            for_each<true>(n, column, function);
        }

        /// Also where it is zero, as long as a window may have another one.
        template <class Function>
        constexpr void for_each_window(std::size_t n, std::size_t column, const Function& function) const {
            for_each<false>(n, column, function);
        }

    private:
        template <bool SkipsZeros, class Function>
        constexpr void for_each(std::size_t n, std::size_t column, const Function& function) const {
            Pooling::template for_each_delta<Activation, filters, SkipsZeros>(column, batch.tape(n).gradient.data(),
                                                                              batch.tape(n).kept, function);
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
