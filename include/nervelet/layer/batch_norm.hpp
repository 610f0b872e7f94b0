// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BATCH_NORM_HPP
#define NERVELET_LAYER_BATCH_NORM_HPP

#include <cstddef>
#include <type_traits>

#include "../activation/base.hpp"
#include "../activation/base/stub_activation.hpp"
#include "../activation/identity.hpp"
#include "../core/type_identity.hpp"
#include "base/batch_norm_statistics.hpp"
#include "base/channels.hpp"
#include "base/scale_and_shift.hpp"

namespace nervelet {

namespace detail {

/// Stands where statistics cannot be used: every number is left as it is.
template <class T>
struct NoStatistics {
    static constexpr T mean(std::size_t) { return T(0); }
    static constexpr T inverse_deviation(std::size_t) { return T(1); }
};

template <class Statistics, class T, std::size_t Channels>
constexpr auto check_statistics() {
    constexpr bool fit = std::is_same<typename Statistics::Scalar, T>::value && Statistics::channels == Channels;
    static_assert(fit,
                  "BatchNorm<Type, statistics>: expected a BatchNormStatistics<T, Channels> of the network's scalar "
                  "and of as many channels as its input has, which is the last dimension.");
    constexpr bool are_constant = !std::is_void<typename Statistics::Validity>::value;
    static_assert(!fit || are_constant,
                  "BatchNorm<Type, statistics>: expected constexpr statistics, which lie in flash, such as "
                  "constexpr BatchNormStatistics<float, 2> statistics = {{{1, 2}}, {{0.5f, 4}}};");
    constexpr bool are_valid = std::is_same<typename Statistics::Validity, std::true_type>::value;
    static_assert(!fit || !are_constant || are_valid,
                  "BatchNorm<Type, statistics>: expected finite means and variances, no variance below 0, and no sum "
                  "of variance and epsilon that is 0.");
    return TypeIdentity<std::conditional_t<fit && are_constant && are_valid, Statistics, NoStatistics<T>>>{};
}

template <class Activation>
constexpr auto check_batch_norm_activation() {
    constexpr bool holds = std::is_base_of<ActivationBase, Activation>::value;
    static_assert(holds, "BatchNorm<Type, statistics, Activation>: expected an activation, such as ReLU, as third "
                         "argument.");
    return TypeIdentity<std::conditional_t<holds, Activation, StubActivation>>{};
}

/// BatchNorm, with a StatisticsReader.
template <class Statistics, class Activation>
struct BatchNormOf {
    template <class T, class InputShape>
    struct Layer;
};

template <class Given, class ActivationType>
template <class T, class InputShape>
struct BatchNormOf<Given, ActivationType>::Layer
    : ScaleAndShift<Layer<T, InputShape>, T, InputShape, ChannelsOf<InputShape>::value,
                    typename decltype(check_batch_norm_activation<ActivationType>())::type> {
    using Base = ScaleAndShift<Layer, T, InputShape, ChannelsOf<InputShape>::value,
                               typename decltype(check_batch_norm_activation<ActivationType>())::type>;
    using Base::channels;
    using typename Base::Tape;
    using Statistics = typename decltype(check_statistics<Given, T, ChannelsOf<InputShape>::value>())::type;
    static constexpr bool is_foldable = true;

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        for (std::size_t k = 0; k < InputShape::size; k += channels) {
            for (std::size_t c = 0; c < channels; ++c) {
                z[k + c] = parameters[c] * normalized(x[k + c], c) + parameters[channels + c];
            }
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T* gamma, const Tape& tape, const GradientBelow& below) {
        for (std::size_t k = 0; k < InputShape::size; k += channels) {
            for (std::size_t c = 0; c < channels; ++c) {
                if (below.wants(k + c)) {
                    below.take(k + c, scale(gamma, c) * tape.gradient[k + c]);
                }
            }
        }
    }

    template <class Batch>
    static constexpr T normalized(const Batch& batch, std::size_t n, std::size_t p, std::size_t c) {
        return normalized(batch.x(n)[p * channels + c], c);
    }

    /// With s = gamma r: W[:][c] s_c, (b_c - mean_c) s_c + beta_c.
    template <std::size_t Rows>
    static constexpr void fold_into_below(const T* parameters, T* weights) {
        T* bias = weights + Rows * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            for (std::size_t k = 0; k < Rows; ++k) {
                weights[k * channels + c] *= scale(parameters, c);
            }
            bias[c] = (bias[c] - Statistics::mean(c)) * scale(parameters, c) + parameters[channels + c];
        }
    }

private:
    static constexpr T normalized(T x, std::size_t channel) {
        return (x - Statistics::mean(channel)) * Statistics::inverse_deviation(channel);
    }

    static constexpr T scale(const T* gamma, std::size_t channel) {
        return gamma[channel] * Statistics::inverse_deviation(channel);
    }
};

} // namespace detail

/// a = f(gamma (x - mean) / sqrt(variance + epsilon) + beta) at every position, with a mean, variance, gamma and beta
/// for each channel, the last dimension of the input. Mean, variance and epsilon are constants; gamma and beta learn:
///     constexpr BatchNormStatistics<float, 8> statistics = {{{...}}, {{...}}}; // at namespace scope
///     Dense<8>, BatchNorm<decltype(statistics), statistics, ReLU>
/// With r = 1 / sqrt(variance + epsilon) and h = (x - mean) r: z = gamma h + beta, dJ/dz = f'(z) (.) dJ/da,
/// dJ/dgamma = h dJ/dz and dJ/dbeta = dJ/dz, each summed over the positions from zero up, dJ/dx = (gamma r) dJ/dz.
/// initialize() sets gamma = 1, beta = 0. merge() writes it into a Dense without activation right below.
/// Parameters: gamma, beta. Source: Ioffe and Szegedy 2015 (Batch Normalization), in inference.
template <class Type, const Type& statistics, class Activation = Identity>
using BatchNorm = detail::BatchNormOf<detail::StatisticsReader<Type, statistics>, Activation>;

} // namespace nervelet

#endif
