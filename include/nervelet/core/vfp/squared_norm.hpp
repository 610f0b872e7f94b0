// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_VFP_SQUARED_NORM_HPP
#define NERVELET_CORE_VFP_SQUARED_NORM_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace vfp {

/// sum_j x[j] x[j] over size >= 8 numbers, summed as Dot does. A template only so that it may stand in a header.
template <class Nothing = void>
__attribute__((noinline, pure)) float squared_norm(const float* x, std::size_t size) {
    float norm;
    __asm__ volatile(R"(
            vldmia %[x]!, {s10-s17}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
            vmul.f32 s\i, s1\i, s1\i
        .endr
            subs %[size], %[size], #16
            bmi 2f
    1:      vldmia %[x]!, {s10-s17}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
            vmla.f32 s\i, s1\i, s1\i
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
            vadd.f32 %[norm], s0, s1
            beq 4f
    3:      vldmia %[x]!, {s10}
            subs %[size], %[size], #1
            vmla.f32 %[norm], s10, s10
            bne 3b
    4:
        )"
                     : [x] "+r"(x), [size] "+r"(size), [norm] "=&t"(norm)
                     :
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
                       "s17", "cc", "memory");
    return norm;
}

} // namespace vfp
} // namespace nervelet

#endif

#endif
