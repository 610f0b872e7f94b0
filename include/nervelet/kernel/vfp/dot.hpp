// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_DOT_HPP
#define NERVELET_KERNEL_VFP_DOT_HPP

#include "../portable/dot.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace kernel {
namespace vfp {

/// sum_j a[j] b[j] over size >= 8 numbers, summed as Dot does.
__attribute__((noinline, pure)) inline float dot(const float* a, const float* b, std::size_t size) {
    float sum;
    __asm__ volatile(R"(
            vldmia %[a]!, {s0-s7}
            vldmia %[b]!, {s10-s17}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
            vmul.f32 s\i, s\i, s1\i
        .endr
            subs %[size], %[size], #16
            bmi 2f
    1:      vldmia %[a]!, {s20-s27}
            vldmia %[b]!, {s10-s17}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if %c[is_short]
            vmla.f32 s\i, s2\i, s1\i
        .else
            vmul.f32 s2\i, s2\i, s1\i
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if !%c[is_short]
            vadd.f32 s\i, s\i, s2\i
        .endif
        .endr
            subs %[size], %[size], #8
            bpl 1b
    2:      vadd.f32 s0, s0, s4
            vadd.f32 s1, s1, s5
            vadd.f32 s2, s2, s6
            vadd.f32 s3, s3, s7
            vadd.f32 s0, s0, s2
            vadd.f32 s1, s1, s3
            adds %[size], %[size], #8
            vadd.f32 %[sum], s0, s1
            beq 4f
    3:      vldmia %[a]!, {s20}
            vldmia %[b]!, {s10}
            subs %[size], %[size], #1
            vmla.f32 %[sum], s20, s10
            bne 3b
    4:
        )"
                     : [a] "+&r"(a), [b] "+&r"(b), [size] "+&r"(size), [sum] "=&t"(sum)
                     : [is_short] "i"(is_short)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
                       "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "cc", "memory");
    return sum;
}

} // namespace vfp

template <std::size_t Size>
float dot(const float* a, const float* b, Vfp) {
    return DotOrder<Size>::full == 0 ? dot<Size>(a, b, Portable{}) : vfp::dot(a, b, Size);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
