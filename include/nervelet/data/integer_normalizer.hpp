// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_INTEGER_NORMALIZER_HPP
#define NERVELET_DATA_INTEGER_NORMALIZER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/type_identity.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/number_of_integer.hpp"
#include "base/fixed_normalizer.hpp"

namespace nervelet {

namespace detail {

/// Reports a scalar that does not compute in integers; then Fixed16 takes its place.
template <class T>
constexpr auto check_integer_scalar() {
    constexpr bool holds = IsFixed<T>::value;
    static_assert(holds, "IntegerNormalizer<T, N>, convert<T>(normalizer): expected Fixed16 or another Fixed as T. In "
                         "float the normalizer itself normalizes.");
    return TypeIdentity<std::conditional_t<holds, T, Fixed16>>{};
}

} // namespace detail

/// What a normalizer of floats makes of integers, such as readings of a converter, as numbers of 16 bits and by
/// integers alone: for each of N features y = (x - offset) factor, where convert<T>(normalizer) takes from a
/// StandardNormalizer mean and 1 / sqrt(variance + epsilon), from a MinMaxNormalizer minimum and
/// 1 / (maximum - minimum). Rounded to the nearest and saturated; within a step of
/// convert<T>(normalizer.apply(x)) where x, mean and minimum are below 2^24, which floats hold exactly. T: Fixed16 or
/// another Fixed. A value of 16 N + 8 bytes.
template <class T, std::size_t N>
class IntegerNormalizer {
public:
    using Scalar = typename decltype(detail::check_integer_scalar<T>())::type;
    using Outputs = std::array<Scalar, N>; ///< one example, normalized: the Input of a network

    /// Makes zeros.
    constexpr IntegerNormalizer() = default;

    /// (x - mean) / sqrt(variance + epsilon), as they are now.
    template <class Number>
    explicit constexpr IntegerNormalizer(const StandardNormalizer<Number, N>& normalizer) {
        for (std::size_t i = 0; i < N; ++i) {
            set(i, normalizer.mean(i), Number(1) / normalizer.scale(i));
        }
    }

    /// (x - minimum) / (maximum - minimum), as they are now; 0 where both are equal.
    template <class Number>
    explicit constexpr IntegerNormalizer(const MinMaxNormalizer<Number, N>& normalizer) {
        for (std::size_t i = 0; i < N; ++i) {
            const Number range = normalizer.maximum(i) - normalizer.minimum(i);
            set(i, normalizer.minimum(i), range == Number(0) ? Number(0) : Number(1) / range);
        }
    }

    /// y of the formula above, of integers of up to 32 bits.
    template <class Integer>
    constexpr Outputs apply(const std::array<Integer, N>& x) const {
        constexpr bool holds =
            std::is_integral<Integer>::value && sizeof(Integer) < (std::is_signed<Integer>::value ? 5 : 4);
        static_assert(holds, "IntegerNormalizer::apply(x): expected integers that 32 bits with sign hold, such as "
                             "std::array<std::int16_t, N>. Floats are normalized by the normalizer that it was made "
                             "of: convert<Fixed16>(normalizer.apply(x)).");
        Outputs y{};
        for (std::size_t i = 0; i < N; ++i) {
            y[i] = Scalar::from_raw(numbers_[i](static_cast<std::int32_t>(x[i])));
        }
        return y;
    }

    /// False where an offset or a factor was no number, or an offset was 2^31 or more: this feature becomes 0.
    constexpr bool is_valid() const { return is_valid_; }

private:
    template <class Number>
    constexpr void set(std::size_t feature, Number exact_offset, Number factor) {
        const float offset = static_cast<float>(exact_offset);
        const bool fits = fixed16::NumberOfInteger::fits(offset, static_cast<float>(factor));
        is_valid_ = is_valid_ && fits;
        const float rest = fits ? static_cast<float>(exact_offset - static_cast<Number>(offset)) : 0.0f;
        numbers_[feature] =
            fixed16::NumberOfInteger::of(offset, static_cast<float>(factor), Scalar::activation_bits, rest);
    }

    std::array<fixed16::NumberOfInteger, N> numbers_{};
    bool is_valid_ = true;
};

} // namespace nervelet

#endif
