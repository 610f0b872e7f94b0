// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_LAYER_NORM_HPP
#define NERVELET_LAYER_LAYER_NORM_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../activation/identity.hpp"
#include "../core/math/classify.hpp"
#include "../core/math/sqrt.hpp"
#include "../scalar/traits.hpp"
#include "base/channels.hpp"
#include "base/scale_and_shift.hpp"

namespace nervelet {

/// What LayerNorm<> normalizes together: the channels of one position.
struct EachPosition {};

/// What LayerNorm<All> normalizes together: all numbers of the example.
struct All {};

namespace detail {

/// How many numbers are normalized together.
template <class Axes, class InputShape>
constexpr auto check_axes() {
    constexpr bool is_all = std::is_same<Axes, All>::value;
    constexpr bool holds = is_all || std::is_same<Axes, EachPosition>::value;
    static_assert(holds, "LayerNorm<Axes>: expected LayerNorm<>, over the channels of each position, or "
                         "LayerNorm<All>, over all numbers.");
    constexpr std::size_t together = is_all ? InputShape::size : ChannelsOf<InputShape>::value;
    static_assert(!holds || is_all || together > 1,
                  "LayerNorm<>: expected at least two channels, the last dimension of its input, got one: a number "
                  "that is normalized alone is always 0. LayerNorm<All> is over all positions.");
    static_assert(!is_all || together > 1, "LayerNorm<All>: expected at least two numbers, got one: a number that is "
                                           "normalized alone is always 0.");
    return std::integral_constant<std::size_t, together>{};
}

} // namespace detail

/// y = gamma (x - mean) / sigma + beta with sigma = sqrt(variance + 1e-5), over the C channels of each position, the
/// last dimension of the input; gamma and beta have a number for each channel. LayerNorm<All> is over all C numbers of
/// the example and has gamma and beta for each of them. mean = sum x / C, variance = sum (x - mean)^2 / C; h = (x -
/// mean) (1 / sigma), y = gamma h + beta. Where the variance is no finite number, y is NaN.
/// With g = gamma dJ/dy: dJ/dx = (g - sum g / C - h sum (g h) / C) / sigma, dJ/dgamma = h dJ/dy and dJ/dbeta = dJ/dy,
/// summed over the positions. Every sum begins at zero and goes up. initialize() sets gamma = 1, beta = 0.
/// Parameters: gamma, beta. Source: Ba, Kiros and Hinton 2016 (Layer Normalization).
template <class Axes = EachPosition>
struct LayerNorm {
    template <class T, class InputShape>
    struct Layer;
};

template <class Axes>
template <class T, class InputShape>
struct LayerNorm<Axes>::Layer
    : detail::ScaleAndShift<Layer<T, InputShape>, T, InputShape,
                            decltype(detail::check_axes<Axes, InputShape>())::value, Identity> {
    using Base =
        detail::ScaleAndShift<Layer, T, InputShape, decltype(detail::check_axes<Axes, InputShape>())::value, Identity>;
    using Base::channels;
    using Base::positions;

    /// Of the numbers of one position.
    struct Moments {
        T mean;
        T inverse_deviation; ///< 1 / sigma
    };

    /// h is not kept: it comes from x once more.
    struct Tape : Base::Tape {
        std::array<Moments, positions> moments;
    };

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* y) {
        for (std::size_t p = 0; p < positions; ++p) {
            scale_and_shift(parameters, x, p * channels, moments_from(x, p * channels), y);
        }
    }

    template <class Batch>
    static constexpr void logits_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            normalize(parameters, batch.x(n), batch.tape(n));
        }
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        normalize(parameters, x, tape);
        Identity::template apply<InputShape::size>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    /// dJ/dx needs x, which backward() does not get.
    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            for (std::size_t p = 0; p < positions; ++p) {
                backward_at(parameters, batch, n, p);
            }
        }
    }

    template <class Batch>
    static constexpr T normalized(const Batch& batch, std::size_t n, std::size_t p, std::size_t c) {
        return normalized(batch.x(n)[p * channels + c], batch.tape(n).moments[p]);
    }

private:
    static constexpr T divisor() { return T(static_cast<std::int32_t>(channels)); }

    static constexpr T normalized(T x, const Moments& moments) {
        return (x - moments.mean) * moments.inverse_deviation;
    }

    template <class X>
    static constexpr Moments moments_from(const X& x, std::size_t first) {
        T sum = T(0);
        for (std::size_t c = 0; c < channels; ++c) {
            sum += x[first + c];
        }
        const T mean = sum / divisor();
        T squares = T(0);
        for (std::size_t c = 0; c < channels; ++c) {
            squares += (x[first + c] - mean) * (x[first + c] - mean);
        }
        // Of an infinite variance 1 / sigma would be 0, and y would be beta as if nothing had happened.
        return Moments{mean,
                       math::is_finite(squares) ? T(1) / math::sqrt(squares / divisor() + T(1e-5)) : not_a_number<T>()};
    }

    template <class X>
    static constexpr void scale_and_shift(const T* parameters, const X& x, std::size_t first, const Moments& moments,
                                          T* y) {
        for (std::size_t c = 0; c < channels; ++c) {
            y[first + c] = parameters[c] * normalized(x[first + c], moments) + parameters[channels + c];
        }
    }

    template <class X>
    static constexpr void normalize(const T* parameters, const X& x, Tape& tape) {
        for (std::size_t p = 0; p < positions; ++p) {
            tape.moments[p] = moments_from(x, p * channels);
            scale_and_shift(parameters, x, p * channels, tape.moments[p], tape.output.data());
        }
    }

    /// dJ/dx at position p of example n.
    template <class Batch>
    static constexpr void backward_at(const T* gamma, const Batch& batch, std::size_t n, std::size_t p) {
        const auto below = batch.below(n);
        const T* delta = batch.delta(n) + p * channels;
        T sum = T(0);
        T products = T(0);
        for (std::size_t c = 0; c < channels; ++c) {
            sum += gamma[c] * delta[c];
            products += gamma[c] * delta[c] * normalized(batch, n, p, c);
        }
        const T mean = sum / divisor();
        const T mean_product = products / divisor();
        for (std::size_t c = 0; c < channels; ++c) {
            if (below.wants(p * channels + c)) {
                const T rest = gamma[c] * delta[c] - mean - normalized(batch, n, p, c) * mean_product;
                below.take(p * channels + c, batch.tape(n).moments[p].inverse_deviation * rest);
            }
        }
    }
};

} // namespace nervelet

#endif
