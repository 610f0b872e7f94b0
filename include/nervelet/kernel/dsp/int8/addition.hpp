// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_ADDITION_HPP
#define NERVELET_KERNEL_DSP_INT8_ADDITION_HPP

#include "../../portable/int8/addition.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// (x - z) 2^20 M of a byte x. One half, which the larger scale has, has the exponent zero: there the exact product
/// comes of a larger power of two and a smaller multiplier.
template <class Rounding>
struct Term {
    Halves<Rounding> halves;
    std::int32_t one;  ///< a step
    std::int32_t zero; ///< -z steps

    static constexpr std::int32_t lowered(int8::Multiplier multiplier) {
        return multiplier.mantissa == 1 << 30 && multiplier.exponent == 0 ? (Steps<Rounding>::is_double ? 1 : 2) : 0;
    }
    static constexpr bool takes_steps(int8::Multiplier multiplier) {
        return dsp::takes_steps<Rounding>(multiplier.mantissa, multiplier.exponent - lowered(multiplier));
    }

    Term(int8::Multiplier multiplier, std::int32_t zero_point)
        : halves({multiplier.mantissa, multiplier.exponent - lowered(multiplier)}),
          one(1 << (int8::Addition::shift + lowered(multiplier))), zero(-zero_point * one) {}

    std::int32_t operator()(std::int32_t x) const { return (halves(x * one + zero) + 1) >> 1; }
};

template <class Rounding>
__attribute__((noinline)) void add(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition,
                                   std::int8_t* y, std::size_t size) {
    const Term<Rounding> first(addition.first, addition.first_zero_point);
    const Term<Rounding> second(addition.second, addition.second_zero_point);
    const Halves<Rounding> both(addition.both);
    const std::int32_t zero_point = number_of(addition.output.zero_point);
    for (std::size_t k = 0; k < size; ++k) {
        y[k] = byte_of_halves(both(first(a[k]) + second(b[k])), zero_point);
    }
}

} // namespace dsp

template <class Rounding, std::size_t Size>
void int8_addition(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition, std::int8_t* y, Dsp) {
    using Term = dsp::Term<Rounding>;
    if (Term::takes_steps(addition.first) && Term::takes_steps(addition.second) &&
        dsp::takes_steps<Rounding>(addition.both.mantissa, addition.both.exponent)) {
        dsp::add<Rounding>(a, b, addition, y, Size);
        dsp::cut_bytes(y, Size, addition.output);
    } else {
        int8_addition<Rounding, Size>(a, b, addition, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
