// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CONVERT_HPP
#define NERVELET_CONVERT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "data/integer_normalizer.hpp"
#include "network.hpp"
#include "network/parameter_pairs.hpp"
#include "scalar/fixed.hpp"

namespace nervelet {

namespace detail {

/// A parameter of scalar From as a To. What 16 bits do not hold is rounded and saturated.
template <class To, class From>
struct ConvertParameter {
    static constexpr To of(From parameter) { return static_cast<To>(parameter); }
};

template <int WeightBits, int ActivationBits, class From>
struct ConvertParameter<Fixed<WeightBits, ActivationBits>, From> {
    static constexpr Fixed<WeightBits, ActivationBits> of(From parameter) {
        return Fixed<WeightBits, ActivationBits>::weight(ConvertParameter<float, From>::of(parameter));
    }
};

template <class To, int WeightBits, int ActivationBits>
struct ConvertParameter<To, Fixed<WeightBits, ActivationBits>> {
    static constexpr To of(Fixed<WeightBits, ActivationBits> parameter) { return static_cast<To>(parameter.weight()); }
};

/// Between two forms of 16 bits: by way of a float, which holds either.
template <int WeightBits, int ActivationBits, int FromWeightBits, int FromActivationBits>
struct ConvertParameter<Fixed<WeightBits, ActivationBits>, Fixed<FromWeightBits, FromActivationBits>> {
    static constexpr Fixed<WeightBits, ActivationBits> of(Fixed<FromWeightBits, FromActivationBits> parameter) {
        return Fixed<WeightBits, ActivationBits>::weight(parameter.weight());
    }
};

/// Whether Other, which is no network, can be converted.
template <class Other>
struct IsConverted : std::false_type {};

template <class T, std::size_t Size>
struct IsConverted<std::array<T, Size>> : std::true_type {};

template <class T, std::size_t N>
struct IsConverted<StandardNormalizer<T, N>> : std::true_type {};

template <class T, std::size_t N>
struct IsConverted<MinMaxNormalizer<T, N>> : std::true_type {};

/// Of one parameter of each network.
template <class To, class From>
struct ConvertEach {
    constexpr void operator()(To& to, const From& from) const { to = ConvertParameter<To, From>::of(from); }
};

} // namespace detail

/// The same network with another scalar: convert<Fixed16>(factory) makes one of 16 bits of one that was trained in
/// float, and convert<float>(net) goes back. Each parameter is rounded to the nearest, and saturated.
template <class T, class From, class... Descriptions>
constexpr Network<T, Descriptions...> convert(const Network<From, Descriptions...>& network) {
    using Converted = Network<T, Descriptions...>;
    Converted converted;
    const detail::ConvertEach<typename Converted::Scalar, typename Network<From, Descriptions...>::Scalar> each{};
    detail::for_each_parameter_pair(converted, network, each);
    return converted;
}

/// The same inputs, outputs or targets with another scalar: convert<Fixed16>(x) is the Input of a network of 16 bits
/// for that of one of float, and convert<float>(net(x)) has floats again. Rounded to the nearest and saturated; NaN is
/// 0.
template <class T, class From, std::size_t Size>
constexpr std::array<T, Size> convert(const std::array<From, Size>& numbers) {
    using Between = std::conditional_t<detail::IsFixed<T>::value || detail::IsFixed<From>::value, float, From>;
    std::array<T, Size> converted{};
    for (std::size_t i = 0; i < Size; ++i) {
        converted[i] = static_cast<T>(static_cast<Between>(numbers[i]));
    }
    return converted;
}

/// A normalizer of integers, such as readings of a converter, that makes the inputs of a network of 16 bits without a
/// float: convert<Fixed16>(normalizer). What normalizer observes later does not change it.
template <class T, class From, std::size_t N>
constexpr IntegerNormalizer<T, N> convert(const StandardNormalizer<From, N>& normalizer) {
    return IntegerNormalizer<T, N>(normalizer);
}

/// The same of one to [0, 1].
template <class T, class From, std::size_t N>
constexpr IntegerNormalizer<T, N> convert(const MinMaxNormalizer<From, N>& normalizer) {
    return IntegerNormalizer<T, N>(normalizer);
}

/// Reports what is no network.
template <class T, class Other,
          std::enable_if_t<!detail::IsNetwork<Other>::value && !detail::IsConverted<Other>::value, int> = 0>
constexpr Other convert(const Other& other) {
    detail::check_network<Other>();
    return other;
}

} // namespace nervelet

#endif
