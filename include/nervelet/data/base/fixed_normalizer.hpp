// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_FIXED_NORMALIZER_HPP
#define NERVELET_DATA_BASE_FIXED_NORMALIZER_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed.hpp"

namespace nervelet {

template <class T, std::size_t N>
class MinMaxNormalizer;
template <class T, std::size_t N>
class StandardNormalizer;

namespace detail {

/// Takes the place of a normalizer of 16 bits, whose error has been reported, so that its uses add none.
template <class T, std::size_t N>
class FixedNormalizer {
public:
    using Features = std::array<T, N>;

    constexpr FixedNormalizer() = default;
    explicit constexpr FixedNormalizer(T) {}

    constexpr bool observe(const Features&) { return false; }
    constexpr Features apply(const Features& x) const { return x; }
    constexpr Features apply_clamped(const Features& x) const { return x; }
    constexpr Features invert(const Features& y) const { return y; }
    constexpr std::uint32_t count() const { return 0; }
    constexpr T epsilon() const { return T{}; }
    constexpr T mean(std::size_t) const { return T{}; }
    constexpr T variance(std::size_t) const { return T{}; }
    constexpr T sample_variance(std::size_t) const { return T{}; }
    constexpr T minimum(std::size_t) const { return T{}; }
    constexpr T maximum(std::size_t) const { return T{}; }
    constexpr bool is_valid() const { return false; }
};

} // namespace detail

/// Reports 16 bits: what is normalized has any scale, and 16 bits have one.
template <int WeightBits, int ActivationBits, std::size_t N>
class MinMaxNormalizer<Fixed<WeightBits, ActivationBits>, N>
    : public detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N> {
    static_assert(
        N == std::size_t(-1), // never
        "MinMaxNormalizer<Fixed16, N>: expected float or double, because 16 bits do not hold numbers of any scale. "
        "Normalize in float and convert: MinMaxNormalizer<float, N> normalizer; "
        "net(convert<Fixed16>(normalizer.apply(x))), or of integers net(convert<Fixed16>(normalizer).apply(x)).");

public:
    using typename detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N>::Features;
    using detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N>::FixedNormalizer;

    /// After that report.
    static constexpr MinMaxNormalizer from_minimum_and_maximum(const Features&, const Features&) { return {}; }
};

/// Reports 16 bits: what is normalized has any scale, and 16 bits have one.
template <int WeightBits, int ActivationBits, std::size_t N>
class StandardNormalizer<Fixed<WeightBits, ActivationBits>, N>
    : public detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N> {
    static_assert(
        N == std::size_t(-1), // never
        "StandardNormalizer<Fixed16, N>: expected float or double, because 16 bits do not hold numbers of any scale. "
        "Normalize in float and convert: StandardNormalizer<float, N> normalizer; "
        "net(convert<Fixed16>(normalizer.apply(x))), or of integers net(convert<Fixed16>(normalizer).apply(x)).");

public:
    using typename detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N>::Features;
    using detail::FixedNormalizer<Fixed<WeightBits, ActivationBits>, N>::FixedNormalizer;

    /// After that report.
    static constexpr StandardNormalizer from_mean_and_variance(const Features&, const Features&, std::uint32_t = 1) {
        return {};
    }
};

} // namespace nervelet

#endif
