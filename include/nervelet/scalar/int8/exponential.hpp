// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_EXPONENTIAL_HPP
#define NERVELET_SCALAR_INT8_EXPONENTIAL_HPP

#include <cstdint>

#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// 2^31 e^a of a fraction of 31 bits, a = fraction / 2^31 in [-1/4, 0): with x = a + 1/8,
/// e^(-1/8) (1 + x + x^2/2 + x^3/6 + x^4/24). Error: below 3e-7 of e^a.
constexpr std::int32_t exponential_of_quarter(std::int32_t fraction) {
    constexpr std::int32_t exp_of_minus_eighth = 1895147668; // 2^31 e^(-1/8)
    constexpr std::int32_t third = 715827883;
    const std::int32_t x = fraction + (1 << 28);
    const std::int32_t x2 = fraction_product(x, x);
    const std::int32_t x3 = fraction_product(x2, x);
    const std::int32_t x4 = fraction_product(x2, x2);
    const std::int32_t higher =
        divided_by_power(fraction_product(divided_by_power(x4, 2) + x3, third) + x2, 1); // x^4/24 + x^3/6 + x^2/2
    return exp_of_minus_eighth + fraction_product(exp_of_minus_eighth, x + higher);
}

/// 2^31 e^a of a number of 31 - IntegerBits fraction bits, -2^IntegerBits < a <= 0; of zero 2^31 - 1. -a is a rest of
/// at most 1/4, above zero, and a sum of powers of two from 1/4 to 16: e^a is the exponential of minus the rest,
/// multiplied by that of each power. At most 5 integer bits. Source: gemmlowp, fixedpoint.h, exp_on_negative_values.
template <int IntegerBits = 5>
constexpr std::int32_t exponential(std::int32_t number) {
    constexpr std::int32_t quarter = 1 << (29 - IntegerBits);
    // 2^31 e^(-2^k), k from -2 on.
    constexpr std::int32_t factors[] = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};
    if (number == 0) {
        return 2147483647;
    }
    const std::int32_t rest = (number & (quarter - 1)) - quarter;
    const std::int32_t quarters = rest - number;
    std::int32_t result = exponential_of_quarter(rest * (1 << IntegerBits));
    std::int32_t power = quarters / quarter; // the lowest bit is that of the next factor
    for (const std::int32_t factor : factors) {
        if (power % 2 != 0) {
            result = fraction_product(result, factor);
        }
        power /= 2;
    }
    return result;
}

} // namespace int8
} // namespace nervelet

#endif
