// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_USUAL_RANGE_HPP
#define NERVELET_KERNEL_SOFT_USUAL_RANGE_HPP

#include "../../core/math/bits.hpp"
#include "factor.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// The exponents that are worked on here: of x, and of products before they are rounded. They are chosen so that the
/// exponent of the product tells that weight is a normal number: it would be too small or too large otherwise. A sum,
/// whatever it is, even zero, infinity or NaN, is then either a normal number or so far away from the product that the
/// larger of the two is the result; and no result is too small or too large for a normal number.
constexpr std::uint32_t bias = 127;
constexpr std::uint32_t smallest_x = bias - 60;
constexpr std::uint32_t largest_x = bias + 60;
constexpr std::uint32_t smallest_product = bias - 66;
constexpr std::uint32_t largest_product = bias + 67;

/// A number with an exponent so much smaller does not change the other one.
constexpr std::uint32_t negligible = 26;

constexpr bool is_usual(std::uint32_t x) {
    return exponent(x) - smallest_x <= largest_x - smallest_x;
}

/// sum + x weight of any numbers. A product that is zero costs no multiplication; the rest is left to the operators.
__attribute__((noinline)) inline float multiply_add_any(float sum, float x, float weight) {
    const std::uint32_t sum_bits = math::to_bits(sum);
    const std::uint32_t x_bits = math::to_bits(x);
    const std::uint32_t weight_bits = math::to_bits(weight);
    const std::uint32_t infinity = 255u << 24;
    if ((x_bits << 1 == 0 || weight_bits << 1 == 0) && x_bits << 1 < infinity && weight_bits << 1 < infinity) {
        return sum_bits << 1 != 0 ? sum : math::from_bits<float>(sum_bits & (x_bits ^ weight_bits));
    }
    const float product = x * weight;
    return sum + product;
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
