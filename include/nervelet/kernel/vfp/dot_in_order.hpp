// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_DOT_IN_ORDER_HPP
#define NERVELET_KERNEL_VFP_DOT_IN_ORDER_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace kernel {
namespace vfp {

/// sum + sum_k a[k] b[k] over size >= 8 numbers, one after the other.
__attribute__((noinline, pure)) inline float dot_in_order(const float* a, const float* b, std::size_t size, float sum) {
    __asm__ volatile(R"(
            subs %[size], %[size], #8
    1:      vldmia %[a]!, {s2-s9}
            vldmia %[b]!, {s10-s17}
            vmul.f32 s2, s2, s10
            vmul.f32 s3, s3, s11
            vadd.f32 %[sum], %[sum], s2
            vmul.f32 s4, s4, s12
            vadd.f32 %[sum], %[sum], s3
            vmul.f32 s5, s5, s13
            vadd.f32 %[sum], %[sum], s4
            vmul.f32 s6, s6, s14
            vadd.f32 %[sum], %[sum], s5
            vmul.f32 s7, s7, s15
            vadd.f32 %[sum], %[sum], s6
            vmul.f32 s8, s8, s16
            vadd.f32 %[sum], %[sum], s7
            vmul.f32 s9, s9, s17
            vadd.f32 %[sum], %[sum], s8
            subs %[size], %[size], #8
            vadd.f32 %[sum], %[sum], s9
            bpl 1b
            adds %[size], %[size], #8
            beq 3f
    2:      vldmia %[a]!, {s2}
            vldmia %[b]!, {s10}
            vmul.f32 s2, s2, s10
            subs %[size], %[size], #1
            vadd.f32 %[sum], %[sum], s2
            bne 2b
    3:
        )"
                     : [a] "+&r"(a), [b] "+&r"(b), [size] "+&r"(size), [sum] "+&t"(sum)
                     :
                     : "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
                       "s17", "cc", "memory");
    return sum;
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
