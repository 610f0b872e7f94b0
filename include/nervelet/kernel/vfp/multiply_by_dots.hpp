// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_VFP_MULTIPLY_BY_DOTS_HPP

#include "../portable/multiply_by_dots.hpp"
#include "multiply_by_long_dots.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// Whether a vector of so many numbers can stay in registers, and is worth it: shorter ones are as well multiplied one
/// by one.
constexpr bool fits_registers(std::size_t columns) {
    return columns >= 8 && columns <= 15;
}

/// product[k] *= sum_j row_k[j] vector[j], summed as Dot does; a product that is zero stays as it is. Rows lie one
/// after the other. rows > 0. The vector stays in registers, its first eight numbers in s0-s7, the
/// others in s12-s18; the others of a row come to s22-s28, where the sums of its first eight are no longer needed.
template <std::size_t Columns>
__attribute__((noinline)) void multiply_by_dots(const float* row, std::size_t rows, const float* vector,
                                                float* product) {
    static_assert(fits_registers(Columns), "8 to 15 columns");
    constexpr int others = static_cast<int>(Columns) - 8;
    std::uint32_t value;
    std::uint32_t magnitude;
    __asm__ volatile(
        R"(
            vldmia %[vector]!, {s0-s7}
        .if %c[others] == 1
            vldmia %[vector], {s12}
        .elseif %c[others] > 1
            vldmia %[vector], {s12-s1%c[last]}
        .endif
            b 2f
    1:      add %[row], %[row], %[stride]
            add %[product], %[product], #4
            subs %[rows], %[rows], #1
            beq 3f
    2:      ldr %[value], [%[product]]
            lsls %[magnitude], %[value], #1
            beq 1b
            vmov s8, %[value]
            vldmia %[row]!, {s20-s27}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
            vmul.f32 s2\i, s2\i, s\i
        .endr
            vadd.f32 s20, s20, s24
            vadd.f32 s21, s21, s25
            vadd.f32 s22, s22, s26
            vadd.f32 s23, s23, s27
            vadd.f32 s20, s20, s22
            vadd.f32 s21, s21, s23
        .if %c[others] == 1
            vldmia %[row]!, {s22}
        .elseif %c[others] > 1
            vldmia %[row]!, {s22-s2%c[last]}
        .endif
            vadd.f32 s20, s20, s21
        .irp i, 2, 3, 4, 5, 6, 7, 8
        .if \i <= %c[last]
        .if %c[is_short]
            vmla.f32 s20, s2\i, s1\i
        .else
            vmul.f32 s2\i, s2\i, s1\i
        .endif
        .endif
        .endr
        .irp i, 2, 3, 4, 5, 6, 7, 8
        .if \i <= %c[last] * !%c[is_short]
            vadd.f32 s20, s20, s2\i
        .endif
        .endr
            vmul.f32 s8, s8, s20
            vstmia %[product]!, {s8}
            subs %[rows], %[rows], #1
            bne 2b
    3:
        )"
        : [row] "+&r"(row), [rows] "+&r"(rows), [vector] "+&r"(vector), [product] "+&r"(product), [value] "=&r"(value),
          [magnitude] "=&r"(magnitude)
        : [stride] "i"(Columns * sizeof(float)), [others] "i"(others), [last] "i"(others + 1), [is_short] "i"(is_short)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s12", "s13", "s14", "s15", "s16", "s17", "s18", "s19",
          "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "cc", "memory");
}

} // namespace vfp

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots(const float* weights, const float* vector, float* product, Vfp) {
    constexpr bool fits = vfp::fits_registers(Columns);
    if (Columns < 8) {
        multiply_by_dots<Rows, Columns>(weights, vector, product, Portable{});
    } else if (fits) {
        vfp::multiply_by_dots<(fits ? Columns : 8)>(weights, Rows, vector, product);
    } else {
        vfp::multiply_by_long_dots(weights, Rows, Columns, vector, product);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
