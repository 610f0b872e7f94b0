// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_LOGISTIC_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_LOGISTIC_HPP

#include "tflite_softmax.hpp"

namespace weights {
namespace tflite {

/// 1 / (1 + exp(-x)) in shares of 256, minus 128, of numbers of 8 bits less their zero point, as TensorFlow Lite Micro
/// defines it for int8: of |x| in Q4, and for x below 0 what is left to 1. TensorFlow Lite on PCs takes a table.
inline std::vector<std::int32_t> logistic_of(const std::vector<std::int32_t>& x, double scale, Rounding rounding) {
    const Factor factor = factor_of(scale * 134217728.0, rounding);
    const std::int32_t radius = static_cast<std::int32_t>(std::floor(std::ldexp(15.0 * 134217728.0, -factor.exponent)));
    std::vector<std::int32_t> shares;
    for (const std::int32_t number : x) {
        if (number <= -radius || number >= radius) {
            shares.push_back(number < 0 ? -128 : 127);
            continue;
        }
        const std::int32_t wide = rescaled(number, factor, rounding);
        const std::int32_t of_size = reciprocal_of_one_plus(exp_of_negative(wide < 0 ? wide : -wide, 4));
        const std::int32_t value = wide == 0 ? 1 << 30 : wide > 0 ? of_size : INT32_MAX - of_size;
        const std::int32_t share = divided_by_power(value, 23);
        shares.push_back((share < 255 ? share : 255) - 128);
    }
    return shares;
}

} // namespace tflite
} // namespace weights

#endif
