// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_VFP_AFFINE_HPP
#define NERVELET_CORE_VFP_AFFINE_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace vfp {

/// z[j] = row_rows[j] + sum_k x[k] row_k[j] for Width columns; rows lie stride bytes apart, the bias behind the last;
/// one whose x[k] is zero is left out. rows > 0.
template <std::size_t Width>
__attribute__((noinline)) void affine(const float* x, const float* row, std::size_t stride, std::size_t rows,
                                      float* z) {
    using Half = Halves<Width>;
    const float* bias;
    const std::size_t rest = stride - Half::bytes_of_first;
    std::uint32_t value;
    std::uint32_t magnitude;
    __asm__ volatile(
        R"(
            mla %[bias], %[rows], %[stride], %[row]
            vldmia %[bias]!, {s0-s%c[first_last]}
        .if %c[second] > 0
            vldmia %[bias], {s10-s1%c[second_last]}
        .endif
            b 2f
    1:      add %[row], %[row], %[stride]
            subs %[rows], %[rows], #1
            beq 3f
    2:      ldr %[value], [%[x]], #4
            lsls %[magnitude], %[value], #1
            beq 1b
            vmov s31, %[value]
        .if %c[second] > 0
            vldmia %[row]!, {s20-s2%c[first_last]}
        .else
            vldmia %[row], {s20-s2%c[first_last]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[first]
        .if %c[is_short]
            vmla.f32 s\i, s31, s2\i
        .else
            vmul.f32 s2\i, s31, s2\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[first] * !%c[is_short]
            vadd.f32 s\i, s\i, s2\i
        .endif
        .endr
        .if %c[second] > 0
            vldmia %[row], {s20-s2%c[second_last]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[second]
        .if %c[is_short]
            vmla.f32 s1\i, s31, s2\i
        .else
            vmul.f32 s2\i, s31, s2\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i < %c[second] * !%c[is_short]
            vadd.f32 s1\i, s1\i, s2\i
        .endif
        .endr
            add %[row], %[row], %[rest]
            subs %[rows], %[rows], #1
            bne 2b
    3:      vstmia %[z]!, {s0-s%c[first_last]}
        .if %c[second] > 0
            vstmia %[z], {s10-s1%c[second_last]}
        .endif
        )"
        : [x] "+r"(x), [row] "+r"(row), [rows] "+r"(rows), [bias] "=&r"(bias), [z] "+r"(z), [value] "=&r"(value),
          [magnitude] "=&r"(magnitude)
        : [stride] "r"(stride), [rest] "r"(rest), [is_short] "i"(is_short), [first] "i"(Half::first),
          [second] "i"(Half::second), [first_last] "i"(Half::first - 1), [second_last] "i"(Half::second - 1)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s10", "s11", "s12", "s13", "s14", "s15", "s16", "s17", "s18",
          "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30", "s31", "cc", "memory");
}

} // namespace vfp
} // namespace nervelet

#endif

#endif
