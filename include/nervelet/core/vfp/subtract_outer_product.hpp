// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_VFP_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_CORE_VFP_SUBTRACT_OUTER_PRODUCT_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace vfp {

/// row_k[j] -= (x[k] scale) delta[j] for Width columns; rows lie stride bytes apart; one whose x[k] is zero stays as it
/// is. The bias is one more row, with an x of 1. rows > 0. Products are formed two by two, because the next instruction
/// would wait for a result.
template <std::size_t Width>
__attribute__((noinline)) void subtract_outer_product(const float* x, float scale, const float* delta, float* row,
                                                      std::size_t stride, std::size_t rows) {
    using Half = Halves<Width>;
    const std::size_t rest = stride - Half::bytes_of_first;
    constexpr int without_pairs = is_short || Width < 16; // the rest of a layer is too small a part to spend flash on
    std::uint32_t value;
    std::uint32_t magnitude;
    __asm__ volatile(R"(
            vmov s30, %[scale]
            vldmia %[delta]!, {s0-s%c[first_last]}
        .if %c[second] > 0
            vldmia %[delta], {s10-s1%c[second_last]}
        .endif
            b 2f
    1:      add %[row], %[row], %[stride]
            subs %[rows], %[rows], #1
            beq 5f
    2:      ldr %[value], [%[x]], #4
            lsls %[magnitude], %[value], #1
            beq 1b
    3:      vmov s31, %[value]
            vmul.f32 s31, s31, s30
            vldmia %[row], {s20-s2%c[first_last]}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[first] * %c[without_pairs]
            vmls.f32 s2\i, s31, s\i
        .endif
        .endr
        .if %c[first] > 0 && !%c[without_pairs]
            vmul.f32 s28, s31, s0
            vmul.f32 s29, s31, s1
            vsub.f32 s20, s20, s28
            vsub.f32 s21, s21, s29
        .endif
        .if %c[first] > 2 && !%c[without_pairs]
            vmul.f32 s28, s31, s2
            vmul.f32 s29, s31, s3
            vsub.f32 s22, s22, s28
            vsub.f32 s23, s23, s29
        .endif
        .if %c[first] > 4 && !%c[without_pairs]
            vmul.f32 s28, s31, s4
            vmul.f32 s29, s31, s5
            vsub.f32 s24, s24, s28
            vsub.f32 s25, s25, s29
        .endif
        .if %c[first] > 6 && !%c[without_pairs]
            vmul.f32 s28, s31, s6
            vmul.f32 s29, s31, s7
            vsub.f32 s26, s26, s28
            vsub.f32 s27, s27, s29
        .endif
        .if %c[second] == 0
            vstmia %[row], {s20-s2%c[first_last]}
        .else
            vstmia %[row]!, {s20-s2%c[first_last]}
            vldmia %[row], {s20-s2%c[second_last]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[second] * %c[without_pairs]
            vmls.f32 s2\i, s31, s1\i
        .endif
        .endr
        .if %c[second] > 0 && !%c[without_pairs]
            vmul.f32 s28, s31, s10
            vmul.f32 s29, s31, s11
            vsub.f32 s20, s20, s28
            vsub.f32 s21, s21, s29
        .endif
        .if %c[second] > 2 && !%c[without_pairs]
            vmul.f32 s28, s31, s12
            vmul.f32 s29, s31, s13
            vsub.f32 s22, s22, s28
            vsub.f32 s23, s23, s29
        .endif
        .if %c[second] > 4 && !%c[without_pairs]
            vmul.f32 s28, s31, s14
            vmul.f32 s29, s31, s15
            vsub.f32 s24, s24, s28
            vsub.f32 s25, s25, s29
        .endif
        .if %c[second] > 6 && !%c[without_pairs]
            vmul.f32 s28, s31, s16
            vmul.f32 s29, s31, s17
            vsub.f32 s26, s26, s28
            vsub.f32 s27, s27, s29
        .endif
        .if %c[second] > 0
            vstmia %[row], {s20-s2%c[second_last]}
        .endif
            add %[row], %[row], %[rest]
            subs %[rows], %[rows], #1
            bhi 2b
            bmi 6f
    5:      mov %[value], #0x3f800000
            b 3b
    6:
        )"
                     : [x] "+r"(x), [delta] "+r"(delta), [row] "+r"(row), [rows] "+r"(rows), [value] "=&r"(value),
                       [magnitude] "=&r"(magnitude)
                     : [scale] "r"(scale), [stride] "r"(stride), [rest] "r"(rest), [without_pairs] "i"(without_pairs),
                       [first] "i"(Half::first), [second] "i"(Half::second), [first_last] "i"(Half::first - 1),
                       [second_last] "i"(Half::second - 1)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
                       "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30",
                       "s31", "cc", "memory");
}

} // namespace vfp
} // namespace nervelet

#endif

#endif
