// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_AVERAGE_POOL_HPP
#define NERVELET_LAYER_BASE_AVERAGE_POOL_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../activated.hpp"
#include "give_from_windows.hpp"
#include "mean_of.hpp"

namespace nervelet {

namespace detail {

/// The sum of what one channel of a window sees.
template <class Sum, class X>
struct AddNumber {
    const X& x;
    std::size_t channel;
    Sum& sum;

    constexpr void operator()(std::size_t, std::size_t number) const { sum += Sum(x[number + channel]); }
};

/// What AveragePool1D and AveragePool2D share: y[p][c] = (sum over the taps t of window p of x[t][c], in ascending
/// order from 0 on) (1 / n), with n the number of those; pads are neither in the sum nor in n. dJ/dx[k] = dJ/dy (1 / n)
/// of the window that sees x[k], 0 where none does; where windows overlap the sum of these, in ascending order from 0
/// on. No parameters.
template <class Layer, class T, class Over>
struct AveragePool : Activated<Layer, T, typename Over::template output_shape<Over::type::channels>, Identity> {
    using Windows = typename Over::type;
    using Pooling = MeanOf<Windows>;
    using Base = Activated<Layer, T, typename Over::template output_shape<Windows::channels>, Identity>;
    using typename Base::Tape;

    template <class X>
    static constexpr void logits(const T*, const X& x, T* y) {
        for_each_window(Average<X>{x, y});
    }

    /// dJ/dy becomes dJ/dy (1 / n).
    template <class X>
    static constexpr void deltas(const T*, const X&, Tape& tape) {
        for_each_window(Scale{tape.gradient.data()});
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        give_from_windows<Windows, T>(Share{tape.gradient.data()}, below);
    }

private:
    template <class X>
    struct Average {
        const X& x;
        T* y;

        constexpr void operator()(std::size_t row, std::size_t column, std::size_t j, T weight) const {
            using Traits = ScalarTraits<T>;
            using Sum = typename Traits::Sum;
            const auto& numbers = kernel::reader(x);
            for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
                Sum sum = Sum(0);
                Windows::for_each_tap(row, column,
                                      AddNumber<Sum, std::decay_t<decltype(numbers)>>{numbers, channel, sum});
                y[j + channel] = Traits::from_sum(sum) * weight;
            }
        }
    };

    struct Scale {
        T* gradient;

        constexpr void operator()(std::size_t, std::size_t, std::size_t j, T weight) const {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
                gradient[j + channel] *= weight;
            }
        }
    };

    struct Share {
        const T* gradient;

        constexpr T operator()(std::size_t position, std::size_t, std::size_t channel) const {
            return gradient[position * Windows::channels + channel];
        }
    };

    template <class Axis>
    static constexpr std::size_t seen(std::size_t position) {
        return Axis::end_tap(position) - Axis::first_tap(position);
    }

    /// Calls function(row, column, first output, 1 / n) for each window.
    template <class Function>
    static constexpr void for_each_window(const Function& function) {
        std::size_t j = 0;
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column, j += Windows::channels) {
                const std::size_t count = seen<typename Windows::Rows>(row) * seen<typename Windows::Columns>(column);
                function(row, column, j, T(1) / T(static_cast<std::int32_t>(count)));
            }
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
