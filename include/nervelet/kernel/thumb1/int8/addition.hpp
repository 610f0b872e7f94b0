// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_ADDITION_HPP
#define NERVELET_KERNEL_THUMB1_INT8_ADDITION_HPP

#include "../../portable/int8/addition.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// (x - z) 2^20 M of a byte x. One half, which the larger scale has, has the exponent zero: there the product of twice
/// the number and half the multiplier is the same, and both are whole.
struct Term {
    Factor factor;
    std::int32_t shift; ///< of a step
    std::int32_t zero_point;

    static constexpr bool is_half(int8::Multiplier multiplier) {
        return multiplier.mantissa == 1 << 30 && multiplier.exponent == 0;
    }
    static constexpr bool is_usual(int8::Multiplier multiplier) {
        return is_half(multiplier) || thumb1::is_usual(multiplier.mantissa, multiplier.exponent);
    }

    Term(int8::Multiplier multiplier, std::int32_t z)
        : factor(multiplier.mantissa, multiplier.exponent - (is_half(multiplier) ? 1 : 0)),
          shift(int8::Addition::shift + (is_half(multiplier) ? 1 : 0)), zero_point(z) {}

    std::int32_t steps(std::int32_t x) const {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(x - zero_point) << shift);
    }
};

template <class Rounding>
__attribute__((noinline)) void add(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition,
                                   std::int8_t* y, std::size_t size) {
    const Term first(addition.first, addition.first_zero_point);
    const Term second(addition.second, addition.second_zero_point);
    const Factor both(addition.both.mantissa, addition.both.exponent);
    const Range range(addition.output);
    for (std::size_t k = 0; k < size; ++k) {
        const std::int32_t term = product<Rounding>(first.steps(a[k]), first.factor, 0);
        const std::int32_t sum = product<Rounding>(second.steps(b[k]), second.factor, term);
        y[k] = range.cut(product<Rounding>(sum, both, range.zero_point));
    }
}

} // namespace thumb1

template <class Rounding, std::size_t Size>
void int8_addition(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition, std::int8_t* y, Thumb1) {
    if (thumb1::Term::is_usual(addition.first) && thumb1::Term::is_usual(addition.second) &&
        thumb1::is_usual(addition.both.mantissa, addition.both.exponent)) {
        thumb1::add<Rounding>(a, b, addition, y, Size);
    } else {
        int8_addition<Rounding, Size>(a, b, addition, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
