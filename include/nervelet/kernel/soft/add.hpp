// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ADD_HPP
#define NERVELET_KERNEL_SOFT_ADD_HPP

#include "factor.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// Two normal numbers to be added: the one with the larger exponent; the significand of the other, times 2^7, up to and
/// including 2^31; how much larger the exponent is, from 0 to 25; whether the signs differ. Seven bits more than a
/// significand has are enough to round, as what is shifted out of them matters only where they look like a tie.
struct Summands {
    std::uint32_t larger;
    std::uint32_t lesser;
    std::uint32_t shift;
    bool differ;

    constexpr std::uint32_t part() const { return lesser >> shift; }
    constexpr bool is_exact() const { return part() << shift == lesser; }
};

/// Their sum, rounded, where it may have another exponent than the larger of them.
__attribute__((always_inline)) inline std::uint32_t add_across_exponents(const Summands& numbers) {
    std::uint32_t head =
        (numbers.larger >> 23) - 1; // with the sign; the 1 in front of the fraction makes good for the 1
    std::uint32_t sum = significand(numbers.larger) << 7;
    bool is_exact = numbers.is_exact();
    if (!numbers.differ) {
        sum += numbers.part();
        if (sum >> 31 != 0) {
            is_exact = is_exact && (sum & 1) == 0;
            sum >>= 1;
            ++head;
        }
    } else {
        sum -= numbers.part();
        if (sum == 0) {
            return 0;
        }
        if (sum >> 31 != 0) {
            sum = 0u - sum;
            head += 256;
        }
        while (sum >> 30 == 0) {
            sum <<= 1;
            --head;
        }
    }
    sum += 64;
    if ((sum & 127) == 0) {
        if (is_exact) {
            sum &= ~128u;
        } else if (numbers.differ) {
            sum -= 128;
        }
    }
    return (head << 23) + (sum >> 7);
}

/// Their sum, rounded.
__attribute__((always_inline)) inline std::uint32_t add(const Summands& numbers) {
    const std::uint32_t half_more = numbers.part() + 64;
    const bool is_tie = __builtin_expect((half_more & 127) == 0, 0);
    std::uint32_t sum = 0;
    if (!numbers.differ) {
        sum = numbers.larger + (half_more >> 7);
        if (is_tie && numbers.is_exact()) {
            sum &= ~1u;
        }
        if ((sum ^ numbers.larger) >> 23 == 0) {
            return sum;
        }
    } else {
        sum = numbers.larger - ((half_more - 1) >> 7);
        if (is_tie) {
            sum = numbers.is_exact() ? sum & ~1u : sum - 1;
        }
        if (((sum - 1) ^ numbers.larger) >> 23 == 0) {
            return sum;
        }
    }
    return add_across_exponents(numbers);
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
