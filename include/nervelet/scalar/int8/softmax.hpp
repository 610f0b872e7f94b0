// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_SOFTMAX_HPP
#define NERVELET_SCALAR_INT8_SOFTMAX_HPP

#include <cstddef>
#include <cstdint>

#include "exponential.hpp"
#include "reciprocal.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// y[j] = e^(beta s (x[j] - max x)) / sum_k e^(beta s (x[k] - max x)) as a byte of scale 1/256 and zero point -128. The
/// exponents have 26 fraction bits. From some exponent between -31 and -15.5 on down, which depends on beta s alone,
/// the exponential is zero: e^-15.5 is 5e-5 of a byte's step. The exponentials have 31 fraction bits, their sum 19. At
/// most 4,095 numbers; where the sum is 512 or more, which TensorFlow Lite leaves undefined, every y is zero. Source:
/// TensorFlow Lite, kernels/internal/reference/softmax.h, Softmax.
struct Softmax {
    Multiplier scale;               ///< 2^26 beta s
    std::int32_t lowest_difference; ///< below it exponentials are zero

    /// y, which may lie where x does.
    template <class Rounding>
    constexpr void bytes(const std::int8_t* x, std::size_t count, std::int8_t* y) const {
        std::int32_t largest = -128;
        for (std::size_t j = 0; j < count; ++j) {
            largest = x[j] > largest ? x[j] : largest;
        }
        std::int32_t sum = 0;
        for (std::size_t j = 0; j < count; ++j) {
            sum += divided_by_power(exponential_of<Rounding>(x[j] - largest), 12);
        }
        std::int32_t bits_above_one = 12;
        std::uint32_t shifted = static_cast<std::uint32_t>(sum);
        for (; (shifted & 0x80000000u) == 0; shifted <<= 1) {
            --bits_above_one;
        }
        const std::int32_t factor = reciprocal(static_cast<std::int32_t>(shifted & 0x7FFFFFFFu));
        for (std::size_t j = 0; j < count; ++j) {
            const std::int32_t product = fraction_product(factor, exponential_of<Rounding>(x[j] - largest));
            const std::int32_t steps = bits_above_one > 8 ? 0 : divided_by_power(product, bits_above_one + 23);
            y[j] = static_cast<std::int8_t>(steps > 255 ? 127 : steps - 128);
        }
    }

private:
    template <class Rounding>
    constexpr std::int32_t exponential_of(std::int32_t difference) const {
        return difference < lowest_difference ? 0 : exponential(Rounding::product(difference, scale));
    }
};

/// Of bytes with this scale. From beta s = 16 on all but the largest numbers are zero, as in TensorFlow Lite.
constexpr Softmax softmax_of(float input_scale, float beta = 1) {
    const double scale = static_cast<double>(beta) * static_cast<double>(input_scale) * 67108864.0;
    const Multiplier multiplier = multiplier_of(scale < 1073741823.0 ? scale : 1073741823.0);
    const std::int64_t lowest = std::int64_t(31) * 67108864; // 31 with 26 fraction bits
    return {multiplier, static_cast<std::int32_t>(-(multiplier.exponent > 0 ? lowest >> multiplier.exponent : lowest))};
}

} // namespace int8
} // namespace nervelet

#endif
