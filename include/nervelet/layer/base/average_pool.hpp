// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_AVERAGE_POOL_HPP
#define NERVELET_LAYER_BASE_AVERAGE_POOL_HPP

#include <cstddef>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../activated.hpp"
#include "give_from_windows.hpp"
#include "mean_of.hpp"
#include "window_means.hpp"

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
        for_each_mean<Windows, T>(Average<X>{x, y});
    }

    /// dJ/dy becomes dJ/dy (1 / n).
    template <class X>
    static constexpr void deltas(const T*, const X&, Tape& tape) {
        for_each_mean<Windows, T>(Scale{tape.gradient.data()});
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

        constexpr void operator()(std::size_t row, std::size_t column, std::size_t position, T weight) const {
            using Traits = ScalarTraits<T>;
            using Sum = typename Traits::Sum;
            const auto& numbers = kernel::reader(x);
            for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
                Sum sum = Sum(0);
                Windows::for_each_tap(row, column,
                                      AddNumber<Sum, std::decay_t<decltype(numbers)>>{numbers, channel, sum});
                y[position * Windows::channels + channel] = Traits::from_sum(sum) * weight;
            }
        }
    };

    struct Scale {
        T* gradient;

        constexpr void operator()(std::size_t, std::size_t, std::size_t position, T weight) const {
            for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
                gradient[position * Windows::channels + channel] *= weight;
            }
        }
    };

    struct Share {
        const T* gradient;

        constexpr T operator()(std::size_t position, std::size_t, std::size_t channel) const {
            return gradient[position * Windows::channels + channel];
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
