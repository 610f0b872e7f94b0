// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RESCALE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RESCALE_HPP

#include <cmath>
#include <cstdint>

namespace weights {
namespace tflite {

/// How a product with a fraction is rounded to a whole number: twice, as TensorFlow Lite Micro does, or once, as
/// TensorFlow Lite does on a PC. The results differ by 1 now and then.
enum class Rounding { twice, once };

/// The nearest number of 32 bits.
inline std::int32_t saturated(std::int64_t x) {
    return static_cast<std::int32_t>(x < INT32_MIN ? INT32_MIN : x > INT32_MAX ? INT32_MAX : x);
}

/// a b / 2^31, to the nearest, ties upwards. Only -1 times -1 is too large.
inline std::int32_t high_product(std::int32_t a, std::int32_t b) {
    return saturated((static_cast<std::int64_t>(a) * b + (std::int64_t(1) << 30)) >> 31);
}

/// x / 2^exponent, to the nearest, ties away from zero.
inline std::int32_t divided_by_power(std::int32_t x, int exponent) {
    const std::int64_t half = exponent == 0 ? 0 : std::int64_t(1) << (exponent - 1);
    const std::int64_t size = x < 0 ? -static_cast<std::int64_t>(x) : x;
    const std::int64_t result = (size + half) >> exponent;
    return static_cast<std::int32_t>(x < 0 ? -result : result);
}

/// x 2^exponent, or the nearest number of 32 bits.
inline std::int32_t times_power(std::int32_t x, int exponent) {
    return saturated(static_cast<std::int64_t>(x) * (std::int64_t(1) << exponent));
}

/// A factor, as fraction 2^(exponent - 31), with 2^30 <= fraction < 2^31; or 0.
struct Factor {
    std::int32_t fraction;
    int exponent;
};

/// The nearest such factor to a number from 0. Ties of the fraction go up; one below 2^-32 is 0. What is rounded once
/// cannot take one from 2^30.
inline Factor factor_of(double number, Rounding rounding) {
    int exponent = 0;
    const double part = std::frexp(number, &exponent);
    std::int64_t fraction = std::llround(part * 2147483648.0);
    if (fraction == std::int64_t(1) << 31) {
        fraction /= 2;
        ++exponent;
    }
    if (number == 0.0 || exponent < -31) {
        return {0, 0};
    }
    if (rounding == Rounding::once && exponent > 30) {
        return {INT32_MAX, 30};
    }
    return {static_cast<std::int32_t>(fraction), exponent};
}

/// x times the factor. Twice: the factor without what divides it rounds first, then what divides it.
inline std::int32_t rescaled(std::int32_t x, Factor factor, Rounding rounding) {
    if (rounding == Rounding::twice) {
        const int left = factor.exponent > 0 ? factor.exponent : 0;
        const int right = factor.exponent < 0 ? -factor.exponent : 0;
        return divided_by_power(high_product(times_power(x, left), factor.fraction), right);
    }
    const int shift = 31 - factor.exponent;
    return saturated((static_cast<std::int64_t>(x) * factor.fraction + (std::int64_t(1) << (shift - 1))) >> shift);
}

} // namespace tflite
} // namespace weights

#endif
