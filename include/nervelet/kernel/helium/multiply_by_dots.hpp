// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_HELIUM_MULTIPLY_BY_DOTS_HPP

#include "../portable/multiply_by_dots.hpp"
#include "dot.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// The vector is held in registers up to this length.
constexpr std::size_t most_held_columns = 16;

/// product[k] *= sum_j row_k[j] vector[j] over Columns, summed as helium::dot() does; a product that is zero stays as
/// it is. Rows lie one after the other. rows > 0.
template <std::size_t Columns>
__attribute__((noinline)) void multiply_by_dots(const float* row, std::size_t rows, const float* vector,
                                                float* product) {
    std::uint32_t value;
    std::uint32_t magnitude;
    __asm__ volatile(R"(
        .macro nervelet_load_last quad, address:vararg
        .if %c[tail] > 0
            vpst
            vldrwt.32 \quad, \address
        .else
            vldrw.32 \quad, \address
        .endif
        .endm

            mov %[value], #%c[tail]
            vctp.32 %[value]
        .irp i, 0, 1, 2
        .if \i < %c[last]
            vldrw.32 q\i, [%[vector], #16*\i]
        .endif
        .endr
            nervelet_load_last q%c[last], [%[vector], #16*%c[last]]
            dls lr, %[rows]
    1:      ldr %[value], [%[product]], #4
            lsls %[magnitude], %[value], #1
            beq 2f
        .if %c[last] == 0
            nervelet_load_last q4, [%[row]], #%c[stride]
        .else
            vldrw.32 q4, [%[row]], #%c[stride]
        .endif
            vmul.f32 q4, q4, q0
        .irp i, 1, 2
        .if \i < %c[last]
            vldrw.32 q5, [%[row], #16*\i-%c[stride]]
            vfma.f32 q4, q5, q\i
        .endif
        .endr
        .if %c[last] > 0
            nervelet_load_last q5, [%[row], #16*%c[last]-%c[stride]]
            vfma.f32 q4, q5, q%c[last]
        .endif
            vadd.f32 s16, s16, s18
            vadd.f32 s17, s17, s19
            vmov s20, %[value]
            vadd.f32 s16, s16, s17
            vmul.f32 s16, s16, s20
            vstr s16, [%[product], #-4]
            le lr, 1b
            b 3f
    2:      add %[row], %[row], #%c[stride]
            le lr, 1b
    3:
        .purgem nervelet_load_last
        )"
                     : [row] "+&r"(row), [product] "+&r"(product), [value] "=&r"(value), [magnitude] "=&r"(magnitude)
                     : [rows] "r"(rows), [vector] "r"(vector), [stride] "i"(Columns * sizeof(float)),
                       [last] "i"((Columns - 1) / 4), [tail] "i"(Columns % 4)
                     : "q0", "q1", "q2", "q3", "q4", "q5", "lr", "cc", "memory");
}

} // namespace helium

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots(const float* weights, const float* vector, float* product, Helium target) {
    constexpr bool fits = Columns <= helium::most_held_columns;
    if (fits) {
        helium::multiply_by_dots<(fits ? Columns : 1)>(weights, Rows, vector, product);
    } else {
        multiply_by_each_dot<Rows, Columns>(weights, vector, product, target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
