// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_SOFTMAX_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_SOFTMAX_HPP

#include <vector>

#include "tflite_rescale.hpp"

namespace weights {
namespace tflite {

// Softmax in whole numbers, as TensorFlow Lite defines it for int8. A number in Qn has n bits before the point, 31 - n
// behind it, and a sign. exp and the reciprocal are those of gemmlowp's fixed-point numbers, which are part of the
// definition: their errors are, too.

/// exp(x) in Q0 for x in Q0 with -1/4 <= x < 0: around -1/8, with y = x + 1/8: exp(-1/8) (1 + y + y^2/2 + y^3/6 +
/// y^4/24).
inline std::int32_t exp_of_quarter(std::int32_t x) {
    constexpr std::int32_t exp_of_minus_eighth = 1895147668;
    constexpr std::int32_t third = 715827883;
    const std::int32_t y = x + (1 << 28);
    const std::int32_t y2 = high_product(y, y);
    const std::int32_t y3 = high_product(y2, y);
    const std::int32_t y4 = high_product(y2, y2);
    const std::int32_t tail = divided_by_power(high_product(divided_by_power(y4, 2) + y3, third) + y2, 1);
    return saturated(static_cast<std::int64_t>(exp_of_minus_eighth) + high_product(exp_of_minus_eighth, y + tail));
}

/// exp(x) in Q0 for x <= 0 in Q5, or Qbits: of what x lacks to a multiple of 1/4, times exp(-2^k) for each bit of that
/// multiple.
inline std::int32_t exp_of_negative(std::int32_t x, int bits = 5) {
    // exp(-1/4), exp(-1/2), ... exp(-16) in Q0
    static const std::int32_t factors[] = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};
    if (x == 0) {
        return INT32_MAX;
    }
    const std::int32_t quarter = 1 << (29 - bits);
    const std::int32_t part = (x & (quarter - 1)) - quarter;
    std::int32_t result = exp_of_quarter(times_power(part, bits));
    const std::int32_t rest = part - x;
    for (int i = 0; i < bits + 2; ++i) {
        if ((rest & (quarter << i)) != 0) {
            result = high_product(result, factors[i]);
        }
    }
    return result;
}

/// 1 / (1 + x) in Q0 for x in Q0 from 0: three steps of Newton and Raphson for d = (1 + x) / 2, from 48/17 - 32/17 d.
inline std::int32_t reciprocal_of_one_plus(std::int32_t x) {
    constexpr std::int32_t one = 1 << 29;                              // in Q2
    constexpr std::int32_t first = 1515870810;                         // 48/17 in Q2
    constexpr std::int32_t slope = -1010580540;                        // -32/17 in Q2
    const std::int64_t sum = static_cast<std::int64_t>(x) + INT32_MAX; // x + 1
    const std::int32_t half = static_cast<std::int32_t>((sum + (sum >= 0 ? 1 : -1)) / 2);
    std::int32_t guess = first + high_product(half, slope);
    for (int i = 0; i < 3; ++i) {
        const std::int32_t error = one - high_product(half, guess);
        guess = saturated(static_cast<std::int64_t>(guess) + times_power(high_product(guess, error), 2));
    }
    return times_power(guess, 1); // half of it, from Q2 to Q0
}

/// Zeros in front of the highest bit of a number above 0.
inline int leading_zeros(std::uint32_t x) {
    int count = 0;
    while ((x >> 31) == 0) {
        x <<= 1;
        ++count;
    }
    return count;
}

/// Shares of 256, minus 128, of numbers of 8 bits whose differences count beta scale.
inline std::vector<std::int32_t> softmax_of(const std::vector<std::int32_t>& x, double beta_times_scale,
                                            Rounding rounding) {
    // Differences go to Q5. The factor has its limit, and what becomes -32 or less no part in the sum.
    const double limit = rounding == Rounding::once ? 1073741823.0 : 2147483647.0;
    const double wanted = beta_times_scale * 67108864.0;
    const Factor factor = factor_of(wanted < limit ? wanted : limit, rounding);
    const std::int32_t least = -static_cast<std::int32_t>(
        std::floor(31.0 * 67108864.0 / static_cast<double>(std::int64_t(1) << factor.exponent)));
    std::int32_t largest = -128;
    for (const std::int32_t number : x) {
        largest = number > largest ? number : largest;
    }
    std::vector<std::int32_t> exps; // in Q0; -1 for none
    std::int32_t sum = 0;           // in Q12
    for (const std::int32_t number : x) {
        const std::int32_t difference = number - largest;
        exps.push_back(difference < least ? -1 : exp_of_negative(rescaled(difference, factor, rounding)));
        sum += exps.back() < 0 ? 0 : divided_by_power(exps.back(), 12);
    }
    const int zeros = leading_zeros(static_cast<std::uint32_t>(sum));
    const std::uint32_t normalized = static_cast<std::uint32_t>(sum) << zeros; // 1 + x in Q0, without its 1
    const std::int32_t scale = reciprocal_of_one_plus(static_cast<std::int32_t>(normalized & 0x7fffffffu));
    std::vector<std::int32_t> shares;
    for (const std::int32_t number : exps) {
        const std::int32_t share =
            number < 0 ? 0 : divided_by_power(high_product(scale, number), (12 - zeros) + 31 - 8);
        shares.push_back((share < 255 ? share : 255) - 128);
    }
    return shares;
}

} // namespace tflite
} // namespace weights

#endif
