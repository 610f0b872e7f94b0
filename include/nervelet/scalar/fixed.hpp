// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED_HPP
#define NERVELET_SCALAR_FIXED_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "fixed16/loss.hpp"
#include "fixed16/of_float.hpp"
#include "fixed16/rate.hpp"
#include "traits.hpp"

namespace nervelet {

namespace detail {

/// Reports bits that a scalar cannot have.
template <int WeightBits, int ActivationBits>
constexpr auto check_fixed() {
    constexpr bool holds = WeightBits >= 1 && WeightBits <= 15 && ActivationBits >= 1 && ActivationBits <= 15;
    static_assert(holds, "Fixed<WeightBits, ActivationBits>: expected 1 to 15 fraction bits of 16 each, as in "
                         "Fixed<13, 11>, which is Fixed16.");
    return std::integral_constant<bool, holds>{};
}

} // namespace detail

/// A 16-bit integer that stands for a number. What it stands for depends on its place in a network: inputs, outputs and
/// targets have ActivationBits fraction bits, parameters() has WeightBits. Fixed(0.5f) and float(number) are those of
/// the first kind, Fixed::weight(0.5f) and number.weight() those of the second. What does not fit is saturated.
template <int WeightBits, int ActivationBits>
struct Fixed {
    using HasBits = decltype(detail::check_fixed<WeightBits, ActivationBits>()); ///< true, or it is reported
    static constexpr int weight_bits = WeightBits;         ///< fraction bits of weights and biases
    static constexpr int activation_bits = ActivationBits; ///< of inputs, outputs and targets

    std::int16_t raw; ///< the integer

    constexpr Fixed() = default;

    /// An input, output or target, rounded to the nearest; NaN is 0.
    explicit constexpr Fixed(float activation) : raw(fixed16::of_float(activation, ActivationBits)) {}

    /// The number with that integer.
    static constexpr Fixed from_raw(std::int16_t integer) {
        Fixed number{};
        number.raw = integer;
        return number;
    }

    /// A weight or bias, rounded to the nearest; NaN is 0.
    static constexpr Fixed weight(float number) { return from_raw(fixed16::of_float(number, WeightBits)); }

    /// What an input, output or target stands for.
    explicit constexpr operator float() const { return fixed16::to_float(raw, ActivationBits); }

    /// What a weight or bias stands for.
    constexpr float weight() const { return fixed16::to_float(raw, WeightBits); }

    friend constexpr bool operator==(Fixed a, Fixed b) { return a.raw == b.raw; }
    friend constexpr bool operator!=(Fixed a, Fixed b) { return a.raw != b.raw; }
    friend constexpr bool operator<(Fixed a, Fixed b) { return a.raw < b.raw; }
    friend constexpr bool operator>(Fixed a, Fixed b) { return a.raw > b.raw; }
    friend constexpr bool operator<=(Fixed a, Fixed b) { return a.raw <= b.raw; }
    friend constexpr bool operator>=(Fixed a, Fixed b) { return a.raw >= b.raw; }
};

/// Weights up to 4 in steps of 1/8192, activations up to 16 in steps of 1/2048.
using Fixed16 = Fixed<13, 11>;

namespace fixed16 {

/// The squared norm of a gradient in 16 bits, which is not known: what is too large is saturated, so no step is refused
/// for it.
struct NoNorm {
    friend constexpr NoNorm operator+(NoNorm, NoNorm) { return {}; }
    friend constexpr bool operator<(NoNorm, NoNorm) { return true; }
};

} // namespace fixed16

namespace detail {

/// Whether T is a Fixed.
template <class T>
struct IsFixed : std::false_type {};

template <int WeightBits, int ActivationBits>
struct IsFixed<Fixed<WeightBits, ActivationBits>> : std::true_type {};

} // namespace detail

namespace math {

/// A number of 16 bits is neither infinity nor NaN.
template <int WeightBits, int ActivationBits>
constexpr bool is_finite(Fixed<WeightBits, ActivationBits>) {
    return true;
}

} // namespace math

namespace detail {

/// 16-bit integers: sums in 32 bits, weights [out][in], one output's beside each other.
template <int WeightBits, int ActivationBits>
struct FixedTraits {
    using T = Fixed<WeightBits, ActivationBits>;
    static constexpr bool is_supported = true;
    using Loss = FixedLoss;
    using Share = detail::FixedShare;
    using Rate = FixedRate<WeightBits - ActivationBits>;
    using Real = float;
    using Norm = fixed16::NoNorm;
    static constexpr bool rounds_at_random = true;

    static constexpr bool is_zero(T number) { return number.raw == 0; }
    static constexpr Loss no_loss() { return Loss(); }
    static constexpr Share share_of(std::size_t count) { return Share{static_cast<std::uint32_t>(count)}; }
    static constexpr Norm largest_squared_gradient() { return {}; }

    template <std::size_t Rows, std::size_t Columns>
    static constexpr std::size_t weight_index(std::size_t row, std::size_t column) {
        return column * Rows + row;
    }
};

} // namespace detail

/// Of a Fixed.
template <int WeightBits, int ActivationBits>
struct ScalarTraits<Fixed<WeightBits, ActivationBits>> : detail::FixedTraits<WeightBits, ActivationBits> {};

} // namespace nervelet

#endif
