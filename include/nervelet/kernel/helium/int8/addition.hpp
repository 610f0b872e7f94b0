// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_ADDITION_HPP
#define NERVELET_KERNEL_HELIUM_INT8_ADDITION_HPP

#include "../../portable/int8/addition.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace helium {

/// (x - z) 2^20 M of a byte x. One half, which the larger scale has, has the exponent zero, which steps do not take: it
/// is a quarter of twice as much, which is exact.
struct Term {
    std::int32_t mantissa;
    std::int32_t exponent;
    std::int32_t shift;      ///< of x
    std::int32_t zero_point; ///< -z

    Term(int8::Multiplier multiplier, std::int32_t zero_point_)
        : mantissa(multiplier.mantissa), exponent(multiplier.exponent), shift(int8::Addition::shift),
          zero_point(-zero_point_) {
        if (mantissa == 1 << 30 && exponent == 0) {
            exponent = -1;
            ++shift;
        }
    }
};

/// What the sum of two tensors is made of; the order of the members is known to add().
struct Sum {
    const std::int8_t* a;
    const std::int8_t* b;
    std::int8_t* y;
    Term first;
    Term second;
    std::int32_t zero_point;
    std::int32_t mantissa;
    std::int32_t exponent;
    std::int32_t lowest;
    std::int32_t highest;
    std::size_t size;
};

/// Four sums at a time, of takes_steps().
template <class Rounding>
__attribute__((noinline)) void add(const Sum& sum) {
    register const void* at __asm__("r0") = &sum;
    __asm__ volatile(
        R"(
        .macro nervelet_multiply number, by, mantissa, exponent
        .if %c[is_double]
            vqrdmulh.s32 \number, \by, \mantissa
            vshr.s32 q2, \number, #31
            vadd.i32 \number, \number, q2
        .else
            vqdmulh.s32 \number, \by, \mantissa
        .endif
        .endm

            push {r4-r11}
            ldm r0!, {r1-r12}
            ldr lr, [r0]
            vdup.32 q3, lr
            ldr lr, [r0, #4]
            vdup.32 q4, lr
            ldr lr, [r0, #8]
            vdup.32 q5, lr
            ldr lr, [r0, #12]
            vdup.32 q6, lr
            ldr lr, [r0, #16]
            dlstp.32 lr, lr
    1:      vldrb.s32 q0, [r1], #4
            vldrb.s32 q1, [r2], #4
            vadd.i32 q0, q0, r7
            vadd.i32 q1, q1, r11
            vshl.s32 q0, r6
            vshl.s32 q1, r10
            nervelet_multiply q0, q0, r4
            vrshl.s32 q0, r5
            nervelet_multiply q1, q1, r8
            vrshl.s32 q1, r9
            vadd.i32 q0, q0, q1
            nervelet_multiply q0, q0, q3
            vrshl.s32 q0, q0, q4
            vadd.i32 q0, q0, r12
            vmax.s32 q0, q0, q5
            vmin.s32 q0, q0, q6
            vstrb.32 q0, [r3], #4
            letp lr, 1b
            pop {r4-r11}
        .purgem nervelet_multiply
        )"
        : "+r"(at)
        : [is_double] "i"(is_double<Rounding>() ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "q0", "q1", "q2", "q3", "q4", "q5", "q6", "cc", "memory");
}

} // namespace helium

template <class Rounding, std::size_t Size>
void int8_addition(const std::int8_t* a, const std::int8_t* b, const int8::Addition& addition, std::int8_t* y,
                   HeliumInteger) {
    const helium::Term first(addition.first, addition.first_zero_point);
    const helium::Term second(addition.second, addition.second_zero_point);
    const int8::Output output = addition.output;
    if (helium::takes_steps(first.mantissa, first.exponent) && helium::takes_steps(second.mantissa, second.exponent) &&
        helium::takes_steps(addition.both.mantissa, addition.both.exponent)) {
        helium::add<Rounding>({a, b, y, first, second, output.zero_point, addition.both.mantissa,
                               addition.both.exponent, output.lowest, output.highest, Size});
    } else {
        int8_addition<Rounding, Size>(a, b, addition, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
