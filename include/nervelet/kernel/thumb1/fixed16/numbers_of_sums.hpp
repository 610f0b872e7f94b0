// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_NUMBERS_OF_SUMS_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_NUMBERS_OF_SUMS_HPP

#include "../../portable/fixed16/numbers_of_sums.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Numbers from zero, two of them in 12 instructions where none is to be saturated. One comparison, without a sign,
/// finds those that are. The sums up to `end` are an even number of them, and not none.
template <int Shift>
__attribute__((noinline)) void numbers_from_zero(const std::int32_t* sums, const std::int32_t* end,
                                                 std::int16_t* numbers) {
    register const std::int32_t* reads __asm__("r0") = sums;
    register const std::int32_t* last __asm__("r1") = end;
    register std::int16_t* writes __asm__("r2") = numbers;
    __asm__ volatile(R"(
        .syntax unified
        .macro nervelet_saturate number, back
            mvns \number, \number
            asrs \number, \number, #31 @ 0 for those below zero, else -1
            lsrs \number, \number, #17
            b \back
        .endm
            movs r5, #1
            lsls r5, r5, #15
    1:      ldmia r0!, {r3, r4}
            asrs r3, r3, %[shift]
            cmp r3, r5
            bhs 21f
    31:     strh r3, [r2]
            asrs r4, r4, %[shift]
            cmp r4, r5
            bhs 22f
    32:     strh r4, [r2, #2]
            adds r2, r2, #4
            cmp r0, r1
            bne 1b
            b 9f
    21:     nervelet_saturate r3, 31b
    22:     nervelet_saturate r4, 32b
    9:
        .purgem nervelet_saturate
    )"
                     : "+r"(reads), "+r"(writes)
                     : "r"(last), [shift] "i"(Shift)
                     : "r3", "r4", "r5", "cc", "memory");
}

} // namespace thumb1

template <std::size_t Size, int Shift, std::int32_t Smallest, std::enable_if_t<(Smallest == 0 && Size >= 2), int> = 0>
void fixed16_numbers_of_sums(const std::int32_t* sums, std::int16_t* numbers, Thumb1) {
    constexpr std::size_t pairs = Size / 2 * 2;
    thumb1::numbers_from_zero<Shift>(sums, sums + pairs, numbers);
    fixed16_numbers_of_sums<Size % 2, Shift, Smallest>(sums + pairs, numbers + pairs, Portable{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
