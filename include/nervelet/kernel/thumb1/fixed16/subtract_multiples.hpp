// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_SUBTRACT_MULTIPLES_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_SUBTRACT_MULTIPLES_HPP

#include <type_traits>

#include "../../portable/fixed16/subtract_multiple.hpp"
#include "../../portable/fixed16/subtract_multiples.hpp"
#include "list.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Subtracts floor((scale number + start) / 2^16) from the weight of each number of the list, saturated. With weights
/// in the upper half of a register and 2^16 - 1 - start below them it is one subtraction, which overflows where the
/// weight is to be saturated. 17 instructions are two weights.
__attribute__((noinline)) inline void subtract_listed(const Entry* list, const Entry* end, std::int32_t scale,
                                                      std::int32_t start, std::int16_t* row_end) {
    register std::int32_t fraction __asm__("r8") = 65535 - start;
    register const Entry* last __asm__("r12") = end;
    register const Entry* from __asm__("r0") = list;
    register std::int16_t* to __asm__("r1") = row_end;
    register std::int32_t factor __asm__("r2") = scale;
    __asm__ volatile(R"(
        .syntax unified
        .macro nervelet_weight number, offset, saturate, back
            ldrh r6, [r1, \offset]
            lsls r6, r6, #16
            add r6, r8
            muls \number, r7, \number
            subs r6, r6, \number
            bvs \saturate
        \back:
            lsrs r6, r6, #16
            strh r6, [r1, \offset]
        .endm
        .macro nervelet_saturate back
            asrs r6, r6, #31 @ what fell below the smallest is positive
            add r6, r10
            b \back
        .endm
            push {r7}
            mov r7, r2
            movs r6, #1
            lsls r6, r6, #31
            mov r10, r6
    1:      ldmia r0!, {r2, r3, r4, r5}
            nervelet_weight r2, r3, 21f, 31
            nervelet_weight r4, r5, 22f, 32
            ldmia r0!, {r2, r3, r4, r5}
            nervelet_weight r2, r3, 23f, 33
            nervelet_weight r4, r5, 24f, 34
            cmp r0, r12
            bne 1b
            pop {r7}
            b 9f
    21:     nervelet_saturate 31b
    22:     nervelet_saturate 32b
    23:     nervelet_saturate 33b
    24:     nervelet_saturate 34b
    9:
        .purgem nervelet_saturate
        .purgem nervelet_weight
    )"
                     : "+r"(from), "+r"(factor)
                     : "r"(to), "r"(fraction), "r"(last)
                     : "r3", "r4", "r5", "r6", "r10", "cc", "memory");
}

/// The same for a list of all inputs, whose weights lie in words: 15 instructions are two weights. Their number is a
/// multiple of eight.
__attribute__((noinline)) inline void subtract_all(const Entry* list, const Entry* end, std::int32_t scale,
                                                   std::int32_t start, std::int16_t* row) {
    register std::int32_t fraction __asm__("r8") = 65535 - start;
    register const Entry* last __asm__("r12") = end;
    register const Entry* from __asm__("r0") = list;
    register std::int16_t* to __asm__("r1") = row;
    register std::int32_t factor __asm__("r2") = scale;
    __asm__ volatile(R"(
        .syntax unified
        .macro nervelet_pair offset, saturate_low, back_low, saturate_high, back_high
            ldmia r0!, {r2, r3, r4, r5}
            ldr r3, [r1, #\offset]
            lsls r5, r3, #16
            add r5, r8
            muls r2, r7, r2
            subs r5, r5, r2
            bvs \saturate_low
        \back_low:
            lsrs r5, r5, #16
            bics r3, r3, r6
            add r3, r8
            muls r4, r7, r4
            subs r3, r3, r4
            bvs \saturate_high
        \back_high:
            str r3, [r1, #\offset]
            strh r5, [r1, #\offset]
        .endm
        .macro nervelet_saturate weight, back
            asrs \weight, \weight, #31
            add \weight, r10
            b \back
        .endm
            push {r7}
            mov r7, r2
            movs r6, #1
            lsls r6, r6, #31
            mov r10, r6
            lsrs r6, r6, #15
            subs r6, r6, #1
    1:
            nervelet_pair 0, 21f, 31, 22f, 32
            nervelet_pair 4, 23f, 33, 24f, 34
            nervelet_pair 8, 25f, 35, 26f, 36
            nervelet_pair 12, 27f, 37, 28f, 38
            adds r1, r1, #16
            cmp r0, r12
            bne 1b
            pop {r7}
            b 9f
    21:     nervelet_saturate r5, 31b
    22:     nervelet_saturate r3, 32b
    23:     nervelet_saturate r5, 33b
    24:     nervelet_saturate r3, 34b
    25:     nervelet_saturate r5, 35b
    26:     nervelet_saturate r3, 36b
    27:     nervelet_saturate r5, 37b
    28:     nervelet_saturate r3, 38b
    9:
        .purgem nervelet_saturate
        .purgem nervelet_pair
    )"
                     : "+r"(from), "+r"(to), "+r"(factor)
                     : "r"(fraction), "r"(last)
                     : "r3", "r4", "r5", "r6", "r10", "cc", "memory");
}

/// Up to so many inputs are listed once for all rows.
template <class Multiples>
__attribute__((noinline)) void subtract_from_rows(const std::int16_t* x, std::size_t inputs, std::int16_t* weights,
                                                  std::size_t outputs, std::int32_t bias_input,
                                                  const Multiples& multiples) {
    Entry list[capacity];
    std::int16_t* bias = weights + inputs * outputs;
    const Entry* const end = list_numbers(x, x + inputs, 0, list);
    const bool has_all = end == list + inputs && end[-1].number != 0; // no zero has been filled up
    const bool in_words = has_all && inputs % 8 == 0 && reinterpret_cast<std::uintptr_t>(weights) % 4 == 0;
    for (std::size_t o = 0; o < outputs; ++o) {
        const fixed16::Multiple multiple = multiples(o);
        if (multiple.scale != 0) {
            if (in_words) {
                subtract_all(list, end, multiple.scale, multiple.start, weights);
            } else if (end != list) {
                subtract_listed(list, end, multiple.scale, multiple.start, weights + inputs);
            }
            multiple.subtract(bias_input, *bias);
        }
        weights += inputs;
        ++bias;
    }
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, class Multiples>
void subtract_multiples(const std::int16_t* x, std::int16_t* weights, const Multiples& multiples, std::true_type) {
    subtract_from_rows(x, Inputs, weights, Outputs, std::int32_t(1) << BiasShift, multiples);
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, class Multiples>
void subtract_multiples(const std::int16_t* x, std::int16_t* weights, const Multiples& multiples, std::false_type) {
    fixed16_subtract_multiples<Inputs, Outputs, BiasShift>(x, weights, multiples, Portable{}, Portable{});
}

} // namespace thumb1

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, class Multiples>
void fixed16_subtract_multiples(const std::int16_t* x, std::int16_t* weights, const Multiples& multiples, Thumb1,
                                Thumb1) {
    thumb1::subtract_multiples<Inputs, Outputs, BiasShift>(x, weights, multiples,
                                                           std::integral_constant<bool, Inputs <= thumb1::capacity>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
