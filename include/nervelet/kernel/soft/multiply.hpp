// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_MULTIPLY_HPP
#define NERVELET_KERNEL_SOFT_MULTIPLY_HPP

#include "usual_range.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// a b, rounded to the nearest number, ties to even, in integers; numbers outside the usual range are left to the
/// operator.
template <class Factor>
[[gnu::noinline]] float multiply(float a, float b) {
    const std::uint32_t a_bits = math::to_bits(a);
    const std::uint32_t b_bits = math::to_bits(b);
    if (!is_usual(a_bits) || !is_usual(b_bits)) {
        return a * b;
    }
    const Product exact = Factor(a_bits).times(b_bits);
    std::uint32_t product = exact.high;
    std::uint32_t head = exponent(a_bits) + exponent(b_bits) - bias - 1; // the 1 in front of the fraction makes it good
    if (product >> 31 != 0) {
        product += 128;
        if (__builtin_expect((product & 255) == 0, 0) && exact.low == 0) {
            product &= ~256u;
        }
        product >>= 8;
        ++head;
    } else {
        product += 64;
        if (__builtin_expect((product & 127) == 0, 0) && exact.low == 0) {
            product &= ~128u;
        }
        product >>= 7;
    }
    const std::uint32_t sign = (a_bits ^ b_bits) >> 31 << 31;
    return math::from_bits<float>(sign + (head << 23) + product);
}

/// a / b, bit by bit. A quotient of two significands never lies half way between two numbers.
__attribute__((noinline)) inline float divide(float a, float b) {
    const std::uint32_t a_bits = math::to_bits(a);
    const std::uint32_t b_bits = math::to_bits(b);
    if (!is_usual(a_bits) || !is_usual(b_bits)) {
        return a / b;
    }
    const std::uint32_t divisor = significand(b_bits);
    std::uint32_t rest = significand(a_bits);
    std::uint32_t head = exponent(a_bits) - exponent(b_bits) + bias - 1;
    if (rest < divisor) {
        rest <<= 1;
        --head;
    }
    rest -= divisor;
    std::uint32_t quotient = 1;
    do { // 24 bits behind the 1, of which the last one rounds
        rest <<= 1;
        quotient <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            ++quotient;
        }
    } while (quotient >> 24 == 0);
    const std::uint32_t sign = (a_bits ^ b_bits) >> 31 << 31;
    return math::from_bits<float>(sign + (head << 23) + ((quotient + 1) >> 1));
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
