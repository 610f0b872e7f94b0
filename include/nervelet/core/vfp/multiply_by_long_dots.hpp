// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_VFP_MULTIPLY_BY_LONG_DOTS_HPP
#define NERVELET_CORE_VFP_MULTIPLY_BY_LONG_DOTS_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace vfp {

/// multiply_by_dots for rows of any length: columns >= 8, rows > 0; the vector is read anew for each row. A template
/// only so that it may stand in a header.
template <class Nothing = void>
__attribute__((noinline)) void multiply_by_long_dots(const float* row, std::size_t rows, std::size_t columns,
                                                     const float* vector, float* product) {
    const float* position;
    std::size_t left;
    std::uint32_t value;
    __asm__ volatile(R"(
            b 2f
    1:      add %[row], %[row], %[columns], lsl #2
            add %[product], %[product], #4
            subs %[rows], %[rows], #1
            beq 7f
    2:      ldr %[value], [%[product]]
            lsls %[left], %[value], #1
            beq 1b
            mov %[position], %[vector]
            vldmia %[row]!, {s20-s27}
            vldmia %[position]!, {s10-s17}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
            vmul.f32 s\i, s2\i, s1\i
        .endr
            subs %[left], %[columns], #16
            bmi 4f
    3:      vldmia %[row]!, {s20-s27}
            vldmia %[position]!, {s10-s17}
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
            subs %[left], %[left], #8
            bpl 3b
    4:      vadd.f32 s0, s0, s4
            vadd.f32 s1, s1, s5
            vadd.f32 s2, s2, s6
            vadd.f32 s3, s3, s7
            vadd.f32 s0, s0, s2
            vadd.f32 s1, s1, s3
            adds %[left], %[left], #8
            vadd.f32 s0, s0, s1
            beq 6f
    5:      vldmia %[row]!, {s20}
            vldmia %[position]!, {s10}
            subs %[left], %[left], #1
            vmla.f32 s0, s20, s10
            bne 5b
    6:      vmov s8, %[value]
            vmul.f32 s8, s8, s0
            vstmia %[product]!, {s8}
            subs %[rows], %[rows], #1
            bne 2b
    7:
        )"
                     : [row] "+r"(row), [rows] "+r"(rows), [product] "+r"(product), [position] "=&r"(position),
                       [left] "=&r"(left), [value] "=&r"(value)
                     : [vector] "r"(vector), [columns] "r"(columns), [is_short] "i"(is_short)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s10", "s11", "s12", "s13", "s14", "s15",
                       "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "cc",
                       "memory");
}

} // namespace vfp
} // namespace nervelet

#endif

#endif
