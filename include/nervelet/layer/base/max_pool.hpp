// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MAX_POOL_HPP
#define NERVELET_LAYER_BASE_MAX_POOL_HPP

#include <array>
#include <cstddef>

#include "../../activation/identity.hpp"
#include "../activated.hpp"
#include "give_from_windows.hpp"
#include "largest_of_window.hpp"
#include "maximum_of.hpp"
#include "packed_numbers.hpp"

namespace nervelet {

namespace detail {

/// What MaxPool1D and MaxPool2D share: y[p][c] = max over the taps t of window p of x[t][c]; pads are never seen, and
/// NaN comes through. dJ/dx[k] = the dJ/dy of the window that sees x[k] as its largest number, else 0; where windows
/// overlap the sum of these, in ascending order from 0 on. Of equal numbers the first one counts. No parameters.
template <class Layer, class T, class Over>
struct MaxPool : Activated<Layer, T, typename Over::template output_shape<Over::type::channels>, Identity> {
    using Base = Activated<Layer, T, typename Over::template output_shape<Over::type::channels>, Identity>;
    using Windows = typename Over::type;
    using Pooling = MaximumOf<Windows>;
    using Winner = NumberBelow<Windows::taps>;
    using Base::outputs;

    /// And with which tap each output was seen.
    struct Tape : Base::Tape {
        std::array<Winner, outputs> winner;
    };

    template <class X>
    static constexpr void logits(const T*, const X& x, T* y) {
        take_largest<Windows>(kernel::reader(x), y, static_cast<Winner*>(nullptr));
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T*, const X& x, Tape& tape, Generator&) {
        take_largest<Windows>(kernel::reader(x), tape.output.data(), tape.winner.data());
        for (T& factor : tape.gradient) {
            factor = T(1);
        }
        return tape.output.data();
    }

    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            forward(parameters, batch.x(n), batch.tape(n), random);
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        give_from_windows<Windows, T>(OfWinner{tape}, below);
    }

private:
    struct OfWinner {
        const Tape& tape;

        constexpr T operator()(std::size_t position, std::size_t tap, std::size_t channel) const {
            const std::size_t j = position * Windows::channels + channel;
            return tape.winner[j] == tap ? tape.gradient[j] : T(0);
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
