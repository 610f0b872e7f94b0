// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BATCH_NORM_STATISTICS_HPP
#define NERVELET_LAYER_BASE_BATCH_NORM_STATISTICS_HPP

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "../../core/math/bits.hpp"
#include "../../core/math/sqrt.hpp"

namespace nervelet {

/// What BatchNorm subtracts and divides by, for each channel: running_mean and running_var of PyTorch, moving_mean and
/// moving_variance of Keras, whose epsilon is 1e-3.
template <class T, std::size_t Channels>
struct BatchNormStatistics {
    std::array<T, Channels> mean;     ///< in units of the channel
    std::array<T, Channels> variance; ///< in their square
    T epsilon = T(1e-5);              ///< is added to every variance
};

namespace detail {

/// Whether all is finite, no variance below 0, and none 0 together with epsilon.
template <class T, std::size_t Channels>
constexpr bool are_valid(const BatchNormStatistics<T, Channels>& statistics) {
    constexpr T largest = (std::numeric_limits<T>::max)();
    bool holds = statistics.epsilon >= T(0) && statistics.epsilon <= largest;
    for (std::size_t c = 0; c < Channels; ++c) {
        const T mean = statistics.mean[c];
        const T variance = statistics.variance[c];
        holds = holds && mean >= -largest && mean <= largest && variance >= T(0) &&
                variance <= largest - statistics.epsilon && (variance > T(0) || statistics.epsilon > T(0));
    }
    return holds;
}

template <class T, std::size_t Channels>
constexpr T inverse_deviation_of(const BatchNormStatistics<T, Channels>& statistics, std::size_t channel) {
    return T(1) / math::sqrt(statistics.variance[channel] + statistics.epsilon);
}

/// std::true_type or std::false_type as are_valid() says; void where the object is no constant.
template <class Type, const Type& statistics>
auto validity_of(int) -> std::integral_constant<bool, are_valid(statistics)>;

template <class Type, const Type& statistics>
void validity_of(...);

#if defined(NERVELET_HAS_BIT_CAST)

/// mean and 1 / sqrt(variance + epsilon) of every channel. (A std::array cannot be filled in a constant expression of
/// C++14.)
template <class T, std::size_t Channels>
struct ChannelConstants {
    T means[Channels];
    T inverse_deviations[Channels];

    constexpr T mean(std::size_t channel) const { return means[channel]; }
    constexpr T inverse_deviation(std::size_t channel) const { return inverse_deviations[channel]; }
};

template <class T, std::size_t Channels>
constexpr ChannelConstants<T, Channels> channel_constants_of(const BatchNormStatistics<T, Channels>& statistics) {
    ChannelConstants<T, Channels> constants{};
    for (std::size_t c = 0; c < Channels; ++c) {
        constants.means[c] = statistics.mean[c];
        constants.inverse_deviations[c] = inverse_deviation_of(statistics, c);
    }
    return constants;
}

#else

/// The same where the compiler takes no root in a constant expression (GCC < 11): taken each time, with the same bits.
template <class T, std::size_t Channels>
struct ChannelConstants {
    const BatchNormStatistics<T, Channels>& statistics;

    constexpr T mean(std::size_t channel) const { return statistics.mean[channel]; }
    constexpr T inverse_deviation(std::size_t channel) const { return inverse_deviation_of(statistics, channel); }
};

template <class T, std::size_t Channels>
constexpr ChannelConstants<T, Channels> channel_constants_of(const BatchNormStatistics<T, Channels>& statistics) {
    return {statistics};
}

#endif

/// They lie in flash; variances and epsilon need not.
template <class Type, const Type& statistics>
static constexpr auto channel_constants = channel_constants_of(statistics);

/// The scalar and the number of channels of statistics; void and 0 where Type is none.
template <class Type>
struct StatisticsType {
    using Scalar = void;
    static constexpr std::size_t channels = 0;
};

template <class T, std::size_t Channels>
struct StatisticsType<BatchNormStatistics<T, Channels>> {
    using Scalar = T;
    static constexpr std::size_t channels = Channels;
};

/// The numbers of constant statistics, as a type.
template <class Type, const Type& statistics>
struct StatisticsReader : StatisticsType<std::remove_const_t<Type>> {
    using typename StatisticsType<std::remove_const_t<Type>>::Scalar;
    using Validity = decltype(validity_of<Type, statistics>(0));

    static constexpr Scalar mean(std::size_t channel) { return channel_constants<Type, statistics>.mean(channel); }
    static constexpr Scalar inverse_deviation(std::size_t channel) {
        return channel_constants<Type, statistics>.inverse_deviation(channel);
    }
};

} // namespace detail
} // namespace nervelet

#endif
