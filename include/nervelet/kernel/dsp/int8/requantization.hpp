// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_REQUANTIZATION_HPP
#define NERVELET_KERNEL_DSP_INT8_REQUANTIZATION_HPP

#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

#include "../../../scalar/int8/output.hpp"
#include "../../../scalar/int8/rounding.hpp"

namespace nervelet {
namespace kernel {
namespace dsp {

/// How a sum becomes a byte in four or five instructions, where the multiplier is m 2^(e - 31), e = -k. SMMUL(a, b) is
/// a b / 2^32 rounded down, SMMLAR(a, b, c) is c + a b / 2^32 rounded to the nearest, ties up:
///     DoubleRounding: h = SMMLAR(sum, 2 m - 2^32, sum), g = (h + (h < 0 ? -1 : 0)) / 2^(k-1), k >= 1
///     SingleRounding: g = SMMUL(sum, m) / 2^(k-2),                                            k >= 2
///     y = SSAT((g + 2 z(y) + 1) / 2)
/// where division rounds down: of one bit more than the result has, the half that rounds and the zero point are added
/// at once. 2 m - 2^32 are the lower 32 bits of 2 m. The multiplier zero has e = 0, for which the distance of a shift
/// is negative, which shifts everything out; that is right as well.
template <class Rounding>
struct Steps;

template <>
struct Steps<DoubleRounding> {
    static constexpr bool is_double = true;
    static constexpr std::int32_t factor(std::int32_t mantissa) {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(mantissa) << 1);
    }
    static constexpr std::int32_t shift(std::int32_t exponent) { return -exponent - 1; }
};

template <>
struct Steps<SingleRounding> {
    static constexpr bool is_double = false;
    static constexpr std::int32_t factor(std::int32_t mantissa) { return mantissa; }
    static constexpr std::int32_t shift(std::int32_t exponent) { return -exponent - 2; }
};

/// How Steps multiply an integer: as twice the product, with one bit that is still to be rounded.
template <class Rounding>
struct Halves {
    std::int32_t factor;
    std::int32_t shift;

    explicit Halves(int8::Multiplier multiplier)
        : factor(Steps<Rounding>::factor(multiplier.mantissa)), shift(Steps<Rounding>::shift(multiplier.exponent)) {}

    std::int32_t operator()(std::int32_t number) const {
        if (Steps<Rounding>::is_double) {
            const std::int32_t h = add_rounded_high_product(number, factor, number);
            return (h + (h >> 31)) >> shift;
        }
        return high_product(number, factor) >> shift;
    }
};

/// The byte that they become.
inline std::int8_t byte_of_halves(std::int32_t halves, std::int32_t zero_point) {
    return saturated_half(saturated_sum(halves, 2 * zero_point + 1));
}

/// Whether a multiplier is of that kind: those of trained networks are.
template <class Rounding>
constexpr bool takes_steps(std::int32_t mantissa, std::int32_t exponent) {
    return Steps<Rounding>::shift(exponent) >= 0 || mantissa == 0;
}

/// Whether all of them are.
template <class Rounding>
__attribute__((noinline, cold)) bool take_steps_one_by_one(const std::int32_t* mantissas, const std::int8_t* exponents,
                                                           std::size_t count) {
    for (; count > 0; --count, ++mantissas, ++exponents) {
        if (!takes_steps<Rounding>(*mantissas, *exponents)) {
            return false;
        }
    }
    return true;
}

/// The same, soon. Those of most networks have exponents that are negative enough, four in a word: when one is
/// added to each byte, a byte carries into the next one only where it becomes zero, which is found as well.
template <class Rounding>
__attribute__((noinline)) bool takes_steps(const std::int32_t* mantissas, const std::int8_t* exponents,
                                           std::size_t count) {
    constexpr std::uint32_t one_less = Steps<Rounding>::is_double ? 0 : 0x01010101u;
    if (count >= 4) {
        std::uint32_t all = load_word(exponents) + one_less; // the first ones, if count is no multiple of 4
        for (std::size_t j = count; j >= 4; j -= 4) {
            all &= load_word(exponents + j - 4) + one_less;
        }
        if ((all & 0x80808080u) == 0x80808080u) {
            return true;
        }
    }
    return take_steps_one_by_one<Rounding>(mantissas, exponents, count);
}

template <class Rounding, class Filters>
bool takes_steps(const Filters& filters) {
    return takes_steps<Rounding>(filters.mantissas.data(), filters.exponents.data(), filters.exponents.size());
}

/// Rounding::product(), in less code: no mantissa is below zero, so that no product of fractions is too large.
template <class Rounding>
inline std::int32_t product_of_any(std::int32_t sum, int8::Multiplier multiplier) {
    return Rounding::product(sum, multiplier);
}

template <>
inline std::int32_t product_of_any<DoubleRounding>(std::int32_t sum, int8::Multiplier multiplier) {
    const std::int32_t left = multiplier.exponent > 0 ? multiplier.exponent : 0;
    const std::int64_t product = std::int64_t(int8::times_power(sum, left)) * multiplier.mantissa;
    return int8::divided_by_power(static_cast<std::int32_t>((product + (1 << 30)) >> 31), left - multiplier.exponent);
}

/// The byte of a sum with any multiplier: rare, so its code is there once.
template <class Rounding>
__attribute__((noinline, cold)) std::int8_t byte_of(std::int32_t sum, std::int32_t mantissa, std::int32_t exponent,
                                                    std::int32_t zero_point) {
    const int8::Output all_bytes{static_cast<std::int8_t>(zero_point), -128, 127};
    return all_bytes.from_steps(product_of_any<Rounding>(sum, {mantissa, exponent}));
}

/// Cuts bytes to the range of an output.
__attribute__((noinline)) inline void cut_bytes(std::int8_t* y, std::size_t count, const int8::Output& output) {
    if (output.lowest != -128 || output.highest != 127) {
        for (std::size_t i = 0; i < count; ++i) {
            y[i] = output.cut(y[i]);
        }
    }
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
