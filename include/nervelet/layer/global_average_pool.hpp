// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_GLOBAL_AVERAGE_POOL_HPP
#define NERVELET_LAYER_GLOBAL_AVERAGE_POOL_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "activated.hpp"
#include "base/channels.hpp"
#include "base/fixed_average_pool.hpp"
#include "base/mean_of.hpp"

namespace nervelet {

namespace detail {

/// How a convolution below gives its outputs to the mean over all positions.
template <class InputShape>
struct MeanOfAll {
    using type = void;
};

template <std::size_t Length, std::size_t Channels>
struct MeanOfAll<Shape<Length, Channels>> {
    using type = MeanOf<kernel::Windows<kernel::Axis<1, 1, 1>, kernel::Axis<Length, Length, 1, Length>, Channels>>;
};

template <std::size_t Rows, std::size_t Columns, std::size_t Channels>
struct MeanOfAll<Shape<Rows, Columns, Channels>> {
    using type = MeanOf<
        kernel::Windows<kernel::Axis<Rows, Rows, 1, Rows>, kernel::Axis<Columns, Columns, 1, Columns>, Channels>>;
};

/// How many channels a shape has.
template <std::size_t First, std::size_t Second, std::size_t... Rest>
constexpr auto check_channels(Shape<First, Second, Rest...>) {
    return ChannelsOf<Shape<First, Second, Rest...>>{};
}

template <class Other>
constexpr auto check_channels(Other) {
    static_assert(!std::is_same<Other, Other>::value,
                  "GlobalAveragePool: expected an input of several positions, such as time x channels; behind a Dense "
                  "or another global pool there is nothing left to average.");
    return std::integral_constant<std::size_t, 1>{};
}

/// The one window over all positions, of so many channels.
template <std::size_t Positions, std::size_t Channels>
using WindowOfAll =
    kernel::Windows<kernel::Axis<1, 1, 1>, kernel::Axis<Positions, Positions, 1, Positions>, Channels>;

/// The same layer in 16 bits.
template <class Layer, class T, std::size_t Inputs, std::size_t Channels>
using FixedGlobalAveragePool = FixedAveragePool<Layer, T, WindowOfAll<Inputs / Channels, Channels>, Shape<Channels>>;

} // namespace detail

/// The mean over all positions: of time x channels, or rows x columns x channels, one number a channel.
/// y[c] = (sum over p of x[p][c], in ascending order from 0 on) (1 / positions), dJ/dx[p][c] = dJ/dy[c] (1 /
/// positions). No parameters. Source: Lin, Chen and Yan 2013, "Network in network", 3.2.
struct GlobalAveragePool {
    template <class T, class InputShape>
    struct Layer;
};

template <class T, class InputShape>
struct GlobalAveragePool::Layer
    : Activated<Layer<T, InputShape>, T, Shape<decltype(detail::check_channels(InputShape{}))::value>, Identity> {
    using Base =
        Activated<Layer<T, InputShape>, T, Shape<decltype(detail::check_channels(InputShape{}))::value>, Identity>;
    using typename Base::Tape;
    using Pooling = typename detail::MeanOfAll<InputShape>::type;
    static constexpr std::size_t channels = Base::outputs;
    static constexpr std::size_t positions = InputShape::size / channels;

    template <class X>
    static constexpr void logits(const T*, const X& x, T* y) {
        using Sum = typename ScalarTraits<T>::Sum;
        for (std::size_t c = 0; c < channels; ++c) {
            Sum sum = Sum(0);
            for (std::size_t k = c; k < positions * channels; k += channels) {
                sum += Sum(x[k]);
            }
            y[c] = ScalarTraits<T>::from_sum(sum) * weight();
        }
    }

    /// dJ/dy becomes dJ/dy (1 / positions).
    template <class X>
    static constexpr void deltas(const T*, const X&, Tape& tape) {
        for (T& gradient : tape.gradient) {
            gradient *= weight();
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        std::size_t k = 0;
        for (std::size_t p = 0; p < positions; ++p) {
            for (std::size_t c = 0; c < channels; ++c, ++k) {
                if (below.wants(k)) {
                    below.take(k, tape.gradient[c]);
                }
            }
        }
    }

private:
    static constexpr T weight() { return T(1) / T(static_cast<std::int32_t>(positions)); }
};

/// In 16 bits, see scalar/fixed.hpp.
template <int WeightBits, int ActivationBits, class InputShape>
struct GlobalAveragePool::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedGlobalAveragePool<GlobalAveragePool::Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
                                     Fixed<WeightBits, ActivationBits>, InputShape::size,
                                     decltype(detail::check_channels(InputShape{}))::value> {};

} // namespace nervelet

#endif
