// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_MAX_POOL_HPP
#define NERVELET_LAYER_BASE_FIXED_MAX_POOL_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../activation/identity.hpp"
#include "../../scalar/fixed.hpp"
#include "fixed_give_from_windows.hpp"
#include "fixed_keeps_output.hpp"
#include "largest_of_window.hpp"
#include "packed_numbers.hpp"

namespace nervelet {
namespace detail {

/// Of 16-bit numbers, none of which is NaN.
template <int WeightBits, int ActivationBits, class X>
struct Largest<Fixed<WeightBits, ActivationBits>, X> {
    const X& x;
    std::size_t channel;
    Fixed<WeightBits, ActivationBits>& value;
    std::size_t& tap;

    constexpr void operator()(std::size_t seeing, std::size_t number) const {
        const Fixed<WeightBits, ActivationBits> next = x[number + channel];
        if (next > value) {
            value = next;
            tap = seeing;
        }
    }
};

/// MaxPool, see max_pool.hpp, in 16 bits: exact.
template <class Layer, class T, class Over>
struct FixedMaxPool : FixedKeepsOutput<Layer, T, typename Over::template output_shape<Over::type::channels>, Identity> {
    using Windows = typename Over::type;
    using Base = FixedKeepsOutput<Layer, T, typename Over::template output_shape<Windows::channels>, Identity>;
    using Winner = NumberBelow<Windows::taps>;
    using Base::outputs;
    using typename Base::Scratch;

    /// And with which tap each output was seen.
    struct Tape : Base::Tape {
        std::array<Winner, outputs> winner;
    };

    static constexpr const T* infer(const T*, const T* x, Scratch& output) {
        pool(x, output.data(), nullptr);
        return output.data();
    }

    template <class LayerTape, class Generator>
    static constexpr const T* forward(const T*, const T* x, LayerTape& tape, Generator&) {
        pool(x, tape.output.data(), tape.winner.data());
        return tape.output.data();
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        fixed_give_from_windows<Windows>(OfOutput{tape}, below);
    }

private:
    /// The winner gets all.
    struct OfWinner {
        std::size_t winner;
        std::int32_t gradient;

        constexpr std::int32_t next(std::size_t tap) const { return tap == winner ? gradient : 0; }
        constexpr std::int32_t at(std::size_t tap, std::uint32_t) const { return next(tap); }
    };

    struct OfOutput {
        const Tape& tape;

        constexpr OfWinner operator()(std::size_t output, std::uint32_t) const {
            return {tape.winner[output], tape.gradient[output].raw};
        }
    };

    /// The outputs, and who won unless winner is null.
    static constexpr void pool(const T* x, T* y, Winner* winner) {
        std::size_t j = 0;
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column) {
                for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++j) {
                    T value{};
                    std::size_t tap = 0;
                    LargestOfWindow<Windows>::look(row, column, Largest<T, const T*>{x, channel, value, tap});
                    y[j] = value;
                    if (winner != nullptr) {
                        winner[j] = static_cast<Winner>(tap);
                    }
                }
            }
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
