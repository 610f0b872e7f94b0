// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_QUANTIZED_NUMBER_HPP
#define NERVELET_DATA_BASE_QUANTIZED_NUMBER_HPP

#include <cstdint>
#include <type_traits>

#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/saturate.hpp"

namespace nervelet {
namespace detail {

/// The arithmetic of Quantized for numbers T: the range [Minimum / Divisor, Maximum / Divisor] in Steps steps.
template <class T, std::int32_t Minimum, std::int32_t Maximum, std::int32_t Divisor, std::int32_t Steps>
struct QuantizedNumber {
    /// The step of x; 0 for a NaN.
    static constexpr std::uint8_t store(T x) {
        const T scaled = x * T(Divisor);
        if (!(scaled > T(Minimum))) {
            return 0;
        }
        if (scaled >= T(Maximum)) {
            return static_cast<std::uint8_t>(Steps);
        }
        return static_cast<std::uint8_t>(
            static_cast<std::int32_t>((scaled - T(Minimum)) * (T(Steps) / T(Maximum - Minimum)) + T(0.5)));
    }

    /// The number of a step, computed from a whole number, so that zero and both ends of the range are exact.
    static constexpr T load(std::uint8_t stored) {
        return T(stored * (Maximum - Minimum) + Steps * Minimum) / (T(Steps) * T(Divisor));
    }
};

/// Of 16 bits: exact integers, rounded once; in 32 bits where the range allows it.
template <int WeightBits, int ActivationBits, std::int32_t Minimum, std::int32_t Maximum, std::int32_t Divisor,
          std::int32_t Steps>
struct QuantizedNumber<Fixed<WeightBits, ActivationBits>, Minimum, Maximum, Divisor, Steps> {
    using T = Fixed<WeightBits, ActivationBits>;
    static constexpr std::int64_t one = std::int64_t(1) << ActivationBits;
    static constexpr std::int64_t range = (std::int64_t(Maximum) - Minimum) * one;
    static constexpr std::int64_t first = Minimum * one;
    static constexpr std::int64_t last = Maximum * one;
    static constexpr std::int64_t size_of_first = first < 0 ? -first : first;
    static constexpr std::int64_t size_of_last = last < 0 ? -last : last;
    static constexpr std::int64_t largest = size_of_first > size_of_last ? size_of_first : size_of_last;
    static constexpr bool fits = (range + largest) * (2 * Steps + 2) + 2 * std::int64_t(Steps) * Divisor < INT32_MAX &&
                                 std::int64_t(Divisor) * 32768 < INT32_MAX;
    using Number = std::conditional_t<fits, std::int32_t, std::int64_t>;

    /// The step nearest to x, a half rounded up.
    static constexpr std::uint8_t store(T x) {
        const Number scaled = Number(x.raw) * Number(Divisor);
        if (scaled <= Number(first)) {
            return 0;
        }
        if (scaled >= Number(last)) {
            return static_cast<std::uint8_t>(Steps);
        }
        return static_cast<std::uint8_t>(((scaled - Number(first)) * Number(2 * Steps) + Number(range)) /
                                         Number(2 * range));
    }

    /// The number of a step: the nearest, a half away from zero, saturated.
    static constexpr T load(std::uint8_t stored) {
        constexpr Number divisor = Number(Steps) * Number(Divisor);
        const Number number = Number(stored) * Number(range) + Number(Steps) * Number(first);
        const Number size = number < 0 ? -number : number;
        const std::int64_t whole = (2 * size + divisor) / (2 * divisor);
        const std::int32_t limited = static_cast<std::int32_t>(whole > 32768 ? 32768 : whole);
        return T::from_raw(fixed16::saturate(number < 0 ? -limited : limited));
    }
};

} // namespace detail
} // namespace nervelet

#endif
